import { Driver, ParameterException, VolumeModeName } from '../src/drivers/driver';
import { DRIVERS } from '../src/drivers/lookup';
import { MIGRATED_PLUGINS } from '../src/drivers/migrated';
import { DRIVER_PARAMETERS } from '../src/drivers/parameters';

const SHORT: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

/** The tables of src/drivers as a page of Markdown. */
export function driversDoc(): string {
  const drivers = DRIVERS.filter(({ plugin }) => plugin !== 'in-tree');
  const sources = DRIVERS.filter(({ plugin }) => plugin === 'in-tree');
  return (
    [
      '# Storage drivers',
      'Made from the tables in `src/drivers` by `npm run generate`; change them, not this page. It is what the presets, the checks and the survival report know. "?" means: the documentation doesn\'t say, and nothing is concluded from it.',
      'Access modes are RWO (ReadWriteOnce), ROX (ReadOnlyMany) and RWX (ReadWriteMany), for file systems and for raw devices (`volumeMode: Block`); a CSI driver that has RWO has ReadWriteOncePod too. The topology is how far a pod can move and still reach its volume. An attachable volume is one that Kubernetes keeps from a second node when its mode is ReadWriteOnce; for the others that mode is a promise that nothing enforces.',
      '## Drivers and provisioners',
      driverTable(drivers),
      '## Volume sources built into Kubernetes',
      driverTable(sources),
      '## What is different for some classes',
      exceptionTable(),
      '## Plugins that Kubernetes no longer has',
      table(
        ['source', 'provisioner', 'served by', 'removed in', 'documentation'],
        MIGRATED_PLUGINS.map(({ source, provisioner, driver, removedIn, documentation }) => [
          code(source),
          provisioner === undefined ? '' : code(provisioner),
          driver === undefined ? 'nothing' : code(driver),
          removedIn ?? '?',
          link('page', documentation),
        ]),
      ),
      '## Parameters of classes',
      'Others stay possible; only near misses of these are reported.',
      table(
        ['driver', 'parameters', 'documentation'],
        DRIVER_PARAMETERS.map(({ driver, parameters, documentation }) => [
          code(driver),
          parameters.map(({ name, required }) => code(name) + (required === true ? ' (required)' : '')).join(', '),
          link('page', documentation),
        ]),
      ),
    ].join('\n\n') + '\n'
  );
}

function driverTable(drivers: readonly Driver[]): string {
  return table(
    [
      'name',
      'kind',
      'files',
      'device',
      'topology',
      'attachable',
      'snapshots',
      'clone',
      'expansion',
      'fsGroup',
      'dynamic',
      'inline',
      'on Delete',
      'documentation',
    ],
    drivers.map((driver) => [
      code(driver.name),
      driver.kinds.join(', '),
      modes(driver, 'Filesystem'),
      modes(driver, 'Block'),
      driver.topology ?? '?',
      answer(driver.attachable),
      answer(driver.snapshots),
      answer(driver.clone),
      driver.expansion ?? '?',
      driver.fsGroupPolicy ?? '?',
      answer(driver.dynamicProvisioning),
      answer(driver.inline),
      driver.onDelete ?? '?',
      link(driver.title, driver.documentation),
    ]),
  );
}

function exceptionTable(): string {
  return table(
    ['driver', 'parameter', 'value', 'then'],
    DRIVERS.flatMap(({ name, exceptions = [] }) =>
      exceptions.map((one) => [code(name), code(one.parameter), one.values, consequence(one)]),
    ),
  );
}

function consequence({ accessModes = {}, topology, onDelete }: ParameterException): string {
  return [
    ...Object.entries(accessModes).map(([mode, more]) => `${mode}: also ${more.map(short).join(' ')}`),
    ...(topology === undefined ? [] : [`topology ${topology}`]),
    ...(onDelete === undefined ? [] : [`files are ${onDelete}`]),
  ].join('; ');
}

function modes({ accessModes }: Driver, volumeMode: VolumeModeName): string {
  const known = accessModes[volumeMode];
  if (known === undefined) return '?';
  return known.length === 0 ? 'no' : known.map(short).join(' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function short(mode: string): string {
  return SHORT[mode] ?? mode;
}

function answer(known: boolean | undefined): string {
  return known === undefined ? '?' : known ? 'yes' : 'no';
}

function code(text: string): string {
  return `\`${text}\``;
}

function link(text: string, address: string): string {
  return `[${text}](${address})`;
}
