import { asObject, asString, field } from '../inventory/json';
import type { JsonObject } from '../inventory/json';
import { printable } from '../survival/text';
import type { Staged } from './stage';

/** A description of everything that `prove` is about to do. */
export function announcement(staged: Staged, image: string | undefined): string {
  const { namespace, objects, rows, workloads } = staged;
  const containers = image === undefined ? 'with their own images' : `each container runs ${image}, which only waits`;
  const untried = rows.flatMap(({ row, untried: why }) =>
    why === undefined ? [] : [`  ${row.workload.manifest.title}, ${row.container.name}, ${row.path}: ${why}`],
  );
  const lines = [
    `creates namespace ${namespace}, and in it (${containers}):`,
    ...objects.flatMap(describe),
    `then ends containers, deletes pods, scales, rolls out, and deletes and creates anew ${
      workloads.length === 1 ? 'the workload' : 'the workloads'
    }, the claims and the namespace; at the end it removes the namespace and the volumes of its claims`,
    ...(untried.length === 0 ? [] : ['does not try:', ...untried]),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function describe(object: JsonObject): readonly string[] {
  const title = `  ${asString(object['kind']) ?? ''} ${asString(field(object, 'metadata', 'name')) ?? ''}`;
  const spec = asObject(object['spec']);
  if (object['kind'] === 'PersistentVolumeClaim') return [`${title}: ${claimText(spec)}`];
  const templates = spec['volumeClaimTemplates'];
  const claims = Array.isArray(templates)
    ? templates.map((template: JsonObject) => claimText(asObject(template['spec'])))
    : [];
  const replicas = typeof spec['replicas'] === 'number' ? `, ${spec['replicas']} replicas` : '';
  return [`${title}${replicas}${claims.map((claim) => `, each with ${claim}`).join('')}`];
}

function claimText(spec: JsonObject): string {
  const size = asString(field(spec, 'resources', 'requests', 'storage')) ?? 'some storage';
  const className = asString(spec['storageClassName']);
  return `${size} of ${className === undefined ? 'the default class' : `class ${className}`}`;
}
