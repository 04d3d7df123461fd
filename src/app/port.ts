import { portNameProblem } from '../api/names';
import { checkedName } from '../construct/names';
import { defined } from '../construct/objects';
import { describe, refuse } from '../construct/construct-path';

/** The protocol of a port. */
export enum Protocol {
  /** TCP. */
  TCP = 'TCP',
  /** UDP. */
  UDP = 'UDP',
  /** SCTP. */
  SCTP = 'SCTP',
}

/** A port that a container lists. */
export interface ContainerPortOptions {
  /** The port: 1 to 65535. */
  readonly containerPort: number;

  /**
   * A name, by which Services and probes can refer to the port.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The protocol.
   *
   * @default - not set: TCP
   */
  readonly protocol?: Protocol;

  /**
   * The port of the node that leads to this one: 1 to 65535.
   *
   * @default - none
   */
  readonly hostPort?: number;

  /**
   * The address of the node on which `hostPort` listens.
   *
   * @default - all addresses
   */
  readonly hostIp?: string;
}

/** Returns a port number; refuses one outside of 1 to 65535. */
export function checkedPort(constructPath: string, what: string, port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    refuse(constructPath, `${what} ${describe(port)} is not allowed; give a whole number from 1 to 65535`);
  }
  return port;
}

/** The ports of a container as the API has them. */
export function containerPorts(
  constructPath: string,
  ports: readonly ContainerPortOptions[],
): Record<string, unknown>[] {
  const names = new Set<string>();
  return ports.map(({ containerPort, name, protocol, hostPort, hostIp }) => {
    checkedPort(constructPath, 'containerPort', containerPort);
    if (hostPort !== undefined && hostPort !== 0) checkedPort(constructPath, 'hostPort', hostPort);
    if (name !== undefined) {
      checkedName(constructPath, 'port name', name, portNameProblem);
      if (names.has(name))
        refuse(constructPath, `port name ${JSON.stringify(name)} is given twice; give each port its own`);
      names.add(name);
    }
    return defined({ containerPort, name, protocol, hostPort, hostIP: hostIp });
  });
}
