import { portNameProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { checkProps } from '../construct/props';
import { refuse } from '../construct/construct-path';
import { checkCount } from './count';
import { checkedPort } from './port';

/** A header of a request. */
export interface HttpHeader {
  /** The name. */
  readonly name: string;
  /** The value. */
  readonly value: string;
}

/** Options of a request over HTTP. */
export interface HttpGetOptions {
  /**
   * The port: 1 to 65535.
   *
   * @default - the port of `portName`
   */
  readonly port?: number;

  /**
   * The name of a port of the container.
   *
   * @default - the port of `port`
   */
  readonly portName?: string;

  /**
   * The host name or address.
   *
   * @default - the pod's address
   */
  readonly host?: string;

  /**
   * `HTTP` or `HTTPS`.
   *
   * @default - not set: HTTP
   */
  readonly scheme?: string;

  /**
   * Headers of the request.
   *
   * @default - none
   */
  readonly httpHeaders?: HttpHeader[];
}

/**
 * What the kubelet does to probe a container, or when it starts or stops one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods
 *
 * @example
 *
 * const readinessProbe = { handler: Handler.exec('pg_isready'), periodSeconds: 5 };
 * new StatefulApp(this, 'db', { image: 'postgres:17', readinessProbe });
 */
export class Handler {
  /**
   * Runs a command in the container.
   *
   * @param command the program and its arguments
   */
  public static exec(...command: string[]): Handler {
    if (command.length === 0)
      refuse('Handler.exec', "no command is not allowed; give the program and its arguments, e.g. 'pg_isready'");
    return new Handler({ exec: { command } });
  }

  /**
   * Requests a path over HTTP; a status from 200 to 399 is a success.
   *
   * @param path the path
   * @param options the port, and the rest of the request
   */
  public static httpGet(path: string, options: HttpGetOptions): Handler {
    checkProps('Handler.httpGet', 'HttpGetOptions', options);
    const { port, portName, host, scheme, httpHeaders } = options;
    if (portName !== undefined) checkedName('Handler.httpGet', 'portName', portName, portNameProblem);
    if ((port === undefined) === (portName === undefined)) refuse('Handler.httpGet', 'give either port or portName');
    if (scheme !== undefined && scheme !== 'HTTP' && scheme !== 'HTTPS') {
      refuse('Handler.httpGet', `scheme ${JSON.stringify(scheme)} is not allowed; give 'HTTP' or 'HTTPS'`);
    }
    return new Handler({
      httpGet: defined({
        path,
        port: portName ?? checkedPort('Handler.httpGet', 'port', port ?? 0),
        host,
        scheme,
        httpHeaders,
      }),
    });
  }

  /**
   * Connects to a port.
   *
   * @param port the port: 1 to 65535
   * @param host the host; the pod's own address unless it is given
   */
  public static tcpSocket(port: number, host?: string): Handler {
    return new Handler({ tcpSocket: defined({ port: checkedPort('Handler.tcpSocket', 'port', port), host }) });
  }

  /**
   * Connects to a port that the container names.
   *
   * @param portName the name of the port
   */
  public static tcpSocketNamed(portName: string): Handler {
    checkedName('Handler.tcpSocketNamed', 'portName', portName, portNameProblem);
    return new Handler({ tcpSocket: { port: portName } });
  }

  /**
   * Asks the gRPC health service; probes only.
   *
   * @param port the port: 1 to 65535
   * @param service the service to ask for
   */
  public static grpc(port: number, service?: string): Handler {
    return new Handler({ grpc: defined({ port: checkedPort('Handler.grpc', 'port', port), service }) });
  }

  /**
   * Waits; lifecycle hooks only.
   *
   * @param seconds how long
   */
  public static sleep(seconds: number): Handler {
    if (!Number.isInteger(seconds) || seconds < 0)
      refuse('Handler.sleep', `${seconds} seconds are not allowed; give a whole number from 0`);
    return new Handler({ sleep: { seconds } });
  }

  /** @internal */
  public readonly _data: Readonly<Record<string, unknown>>;

  private constructor(data: Record<string, unknown>) {
    this._data = data;
  }
}

/** A probe of a container. */
export interface Probe {
  /** What the kubelet does to probe the container. */
  readonly handler: Handler;

  /**
   * Seconds from the start of the container to the first probe.
   *
   * @default - not set: 0
   */
  readonly initialDelaySeconds?: number;

  /**
   * Seconds from one probe to the next; 0 is the default.
   *
   * @default - not set: 10
   */
  readonly periodSeconds?: number;

  /**
   * Seconds after which a probe has failed; 0 is the default.
   *
   * @default - not set: 1
   */
  readonly timeoutSeconds?: number;

  /**
   * Successes in a row after which a failed probe counts as successful; 1 for liveness and startup probes.
   *
   * @default - not set: 1
   */
  readonly successThreshold?: number;

  /**
   * Failures in a row after which the probe counts as failed; 0 is the default.
   *
   * @default - not set: 3
   */
  readonly failureThreshold?: number;

  /**
   * Seconds that the container gets to stop when the probe fails.
   *
   * @default - not set: the pod's
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** The commands that run when a container has started, and before it stops. */
export interface Lifecycle {
  /**
   * Right after the container has started.
   *
   * @default - nothing
   */
  readonly postStart?: Handler;

  /**
   * Before the container is stopped.
   *
   * @default - nothing
   */
  readonly preStop?: Handler;

  /**
   * The signal that stops the container, e.g. `SIGUSR1`; the pod must name its operating system.
   *
   * @default - the image's, else SIGTERM
   */
  readonly stopSignal?: string;
}

/** The name of the container port that a handler connects to; undefined where it has the number. */
export function portNameOf(handler: Handler): string | undefined {
  const { httpGet, tcpSocket } = handler._data;
  const port = (httpGet ?? tcpSocket) as { readonly port?: unknown } | undefined;
  return typeof port?.port === 'string' ? port.port : undefined;
}

/** A probe as the API has it. */
export function probeData(
  constructPath: string,
  what: string,
  probe: Probe | undefined,
): Record<string, unknown> | undefined {
  if (probe === undefined) return undefined;
  const {
    handler,
    initialDelaySeconds,
    periodSeconds,
    timeoutSeconds,
    successThreshold,
    failureThreshold,
    terminationGracePeriodSeconds,
  } = probe;
  // The API server replaces 0 by the default.
  const counts = { initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold, failureThreshold };
  for (const [name, count] of Object.entries(counts)) checkCount(constructPath, `${what}: ${name}`, count);
  checkCount(constructPath, `${what}: terminationGracePeriodSeconds`, terminationGracePeriodSeconds, 1);
  if (what !== 'readinessProbe' && (successThreshold ?? 1) > 1) {
    refuse(
      constructPath,
      `${what}: successThreshold ${String(successThreshold)} is not allowed; it is 1 for liveness and startup probes`,
    );
  }
  if (what === 'readinessProbe' && terminationGracePeriodSeconds !== undefined) {
    refuse(
      constructPath,
      `${what}: terminationGracePeriodSeconds is not allowed; a readiness probe stops nothing: leave it out`,
    );
  }
  if ('sleep' in handler._data)
    refuse(constructPath, `${what}: Handler.sleep is not allowed; it is for lifecycle hooks`);
  return { ...handler._data, ...defined({ ...counts, terminationGracePeriodSeconds }) };
}

/** Lifecycle hooks as the API has them. */
export function lifecycleData(constructPath: string, lifecycle: Lifecycle): Record<string, unknown> {
  for (const handler of [lifecycle.postStart, lifecycle.preStop]) {
    if (handler !== undefined && 'grpc' in handler._data)
      refuse(constructPath, 'lifecycle: Handler.grpc is not allowed; it is for probes');
  }
  const { postStart, preStop, stopSignal } = lifecycle;
  return defined({ postStart: postStart?._data, preStop: preStop?._data, stopSignal });
}
