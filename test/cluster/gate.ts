import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A way to an API server that can be shut. */
export class Gate {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #isShut = false;

  private constructor(port: number) {
    this.#server = createServer((socket) => {
      if (this.#isShut) {
        socket.destroy();
        return;
      }
      const onward = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy()).on('close', () => this.#sockets.delete(one));
        one.pipe(other);
      }
    });
  }

  /** A gate before a server on this machine. */
  public static async before(address: string): Promise<Gate> {
    const gate = new Gate(Number(new URL(address).port));
    await new Promise<void>((resolve) => gate.#server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  public get address(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends all connections, and takes none. */
  public shut(): void {
    this.#isShut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  public open(): void {
    this.#isShut = false;
  }

  public close(): void {
    this.shut();
    this.#server.close();
  }
}
