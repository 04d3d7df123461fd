import type { Json, JsonObject } from '../../inventory/json';
import { asList } from '../../inventory/json';
import type { Manifest } from '../../inventory/manifest';
import type { Context } from '../context';
import type { Expression, Fields } from '../expression';
import { call, list, object, value } from '../expression';
import { asValue, isListOfObjects, Rest, stringsOf } from '../fields';
import type { Library } from '../interpret';
import { envFrom, variables } from './environment';

/** The options of a container. @param open whether strictly checked options are passed as raw fields */
export function containerFields(context: Context, user: Manifest, container: JsonObject, open: boolean): Fields {
  const { library } = context.builder;
  const rest = new Rest(container);
  for (const key of ['name', 'volumeMounts', 'volumeDevices']) rest.take(key);
  const first = rest.takeSame('image', 'command', 'args', 'workingDir');
  const env = variables(context, user, rest, open);
  const from = envFrom(context, user, rest);
  const enums = {
    imagePullPolicy: rest.takeMember(library, 'ImagePullPolicy', 'imagePullPolicy'),
    restartPolicy: rest.takeMember(library, 'RestartPolicy', 'restartPolicy'),
    terminationMessagePolicy: rest.takeMember(library, 'TerminationMessagePolicy', 'terminationMessagePolicy'),
  };
  const plain = rest.takeSame('stdin', 'stdinOnce', 'tty', 'terminationMessagePath');
  const checked = open ? {} : checkedFields(library, rest);
  return { ...first, env, envFrom: from, ...checked, ...enums, ...plain, containerSpec: rest.remaining };
}

function checkedFields(library: Library, rest: Rest): Fields {
  return {
    ports: portsOf(library, rest),
    resources: resourcesOf(rest),
    ...rest.takeSame('resizePolicy'),
    livenessProbe: probeOf(rest, 'livenessProbe'),
    readinessProbe: probeOf(rest, 'readinessProbe'),
    startupProbe: probeOf(rest, 'startupProbe'),
    lifecycle: lifecycleOf(rest),
    ...rest.takeSame('securityContext'),
  };
}

function portsOf(library: Library, rest: Rest): Expression | undefined {
  const ports = rest.takeList('ports');
  if (ports === undefined || ports.length === 0) return undefined;
  return list(
    ports.map((port) => {
      const own = new Rest(port);
      const fields = {
        ...own.takeSame('containerPort', 'name'),
        protocol: own.takeMember(library, 'Protocol', 'protocol'),
        ...own.takeAs({ hostPort: 'hostPort', hostIp: 'hostIP' }),
      };
      return object({ ...fields, ...leftOver(own) });
    }),
  );
}

/** Fields without an option: the construct refuses them, so that the container is then written as raw fields. */
function leftOver(rest: Rest): Fields {
  return Object.fromEntries(Object.entries(rest.others ?? {}).map(([key, one]) => [key, asValue(one)]));
}

/** The resources of a container or pod. Quantities become strings, also where they are numbers in the manifest. */
export function resourcesOf(rest: Rest): Expression | undefined {
  const resources = rest.takeObject('resources');
  if (resources === undefined) return undefined;
  const own = new Rest(resources);
  const amounts = Object.fromEntries(
    ['requests', 'limits'].map((key) => {
      const strings = stringsOf(own.take(key));
      return [key, strings === undefined ? undefined : value(strings)];
    }),
  );
  return object({ ...amounts, ...leftOver(own) });
}

function probeOf(rest: Rest, key: string): Expression | undefined {
  const probe = rest.takeObject(key);
  if (probe === undefined) return undefined;
  const own = new Rest(probe);
  const handler = handlerOf(own);
  return object({ handler, ...leftOver(own) });
}

function lifecycleOf(rest: Rest): Expression | undefined {
  const lifecycle = rest.takeObject('lifecycle');
  if (lifecycle === undefined) return undefined;
  const own = new Rest(lifecycle);
  const [postStart, preStop] = ['postStart', 'preStop'].map((key) => {
    const hook = own.takeObject(key);
    return hook === undefined ? undefined : handlerOf(new Rest(hook));
  });
  return object({ postStart, preStop, ...leftOver(own) });
}

/** The handler of a probe or lifecycle hook. */
function handlerOf(rest: Rest): Expression | undefined {
  const [exec, http, tcp, grpc, sleep] = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'].map((key) =>
    rest.takeObject(key),
  );
  if (exec !== undefined) return call('Handler', 'exec', ...asList(exec['command']).map((one) => value(one)));
  if (http !== undefined) {
    const own = new Rest(http);
    const path = asValue(own.take('path')) ?? value('');
    return call(
      'Handler',
      'httpGet',
      path,
      object({ ...portOf(own), ...own.takeSame('host', 'scheme', 'httpHeaders'), ...leftOver(own) }),
    );
  }
  if (tcp !== undefined) {
    const { port = null, host } = tcp;
    const isNamed = typeof port === 'string';
    return call(
      'Handler',
      isNamed ? 'tcpSocketNamed' : 'tcpSocket',
      value(port),
      ...(host === undefined ? [] : [value(host)]),
    );
  }
  if (grpc !== undefined) {
    const { port = null, service } = grpc;
    return call('Handler', 'grpc', value(port), ...(service === undefined || service === null ? [] : [value(service)]));
  }
  return sleep === undefined ? undefined : call('Handler', 'sleep', value(sleep['seconds'] ?? null));
}

function portOf(rest: Rest): Fields {
  const port: Json | undefined = rest.take('port');
  return typeof port === 'string' ? { portName: value(port) } : { port: asValue(port) };
}

/** The containers in a list of a pod. @throws where they aren't a list of objects with names */
export function containersIn(spec: JsonObject, key: string): readonly NamedContainer[] {
  const given = spec[key] ?? [];
  if (!isListOfObjects(given) || !given.every(isNamed)) throw new Error(`has ${key} that are not a list of containers`);
  return given;
}

export type NamedContainer = JsonObject & { readonly name: string };

function isNamed(container: JsonObject): container is NamedContainer {
  return typeof container['name'] === 'string';
}
