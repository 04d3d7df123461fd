import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import type { Json, JsonObject } from '../../src/inventory/json';

/** The address and credentials of an API server. */
export interface Access {
  readonly server: string;
  readonly ca?: string;
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly insecure?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
  /** The warnings of the server about a successful request. */
  readonly warnings: readonly string[];
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: JsonObject;
  readonly contentType?: string;
}

/** An API server over HTTPS. */
export class Client {
  readonly #agent: Agent;
  readonly #access: Access;

  public constructor(access: Access) {
    this.#access = access;
    const { ca, cert, key, insecure } = access;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 32, ca, cert, key, rejectUnauthorized: insecure !== true });
  }

  public close(): void {
    this.#agent.destroy();
  }

  public get(path: string): Promise<Answer> {
    return this.call({ method: 'GET', path });
  }

  /** Reads a watch, with an object per line, until the server ends it. */
  public follow(path: string, take: (event: Json) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const options = { headers: this.#headers(), agent: this.#agent };
      const sent = request(this.#url(path), options, (response) => {
        const lines = createInterface(response);
        lines.on('line', (line) => {
          take(parse(line));
        });
        lines.on('close', resolve);
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  #url(path: string): URL {
    return new URL(this.#access.server.replace(/\/$/, '') + path);
  }

  #headers(): Record<string, string> {
    const { token } = this.#access;
    return { Accept: 'application/json', ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) };
  }

  public call({ method, path, body, contentType = 'application/json' }: Call): Promise<Answer> {
    const headers = this.#headers();
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    if (content !== undefined) {
      headers['Content-Type'] = contentType;
      // Otherwise Node sends the body of a DELETE without its length.
      headers['Content-Length'] = String(content.length);
    }
    return new Promise((resolve, reject) => {
      const sent = request(this.#url(path), { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            body: parse(Buffer.concat(chunks).toString('utf8')),
            warnings: (response.headersDistinct['warning'] ?? []).map(warningText),
          });
        });
      });
      sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${path}: no answer within 30 s`)));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // Retried, because the server had closed the kept-alive connection before the request.
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.call({ method, path, body, contentType }));
        else reject(error);
      });
      sent.end(content);
    });
  }
}

function parse(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return { message: body };
  }
}

/** `299 - "text"` without its wrapping. */
export function warningText(header: string): string {
  const quoted = /^\d+ \S+ "((?:[^"\\]|\\.)*)"/.exec(header)?.[1];
  return quoted === undefined ? header : quoted.replace(/\\(.)/g, '$1');
}
