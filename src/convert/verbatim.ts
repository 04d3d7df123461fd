import type { Library } from './interpret';

type ApiObjectClass = new (scope: unknown, id: unknown, props: unknown) => object;

/** The library with the class `Verbatim`, which programs declare for objects that cdk8s would change. */
export function withVerbatim(library: Library): Library {
  class Verbatim extends (library['ApiObject'] as ApiObjectClass) {
    readonly #json: string;

    constructor(scope: unknown, id: unknown, json: string) {
      super(scope, id, { apiVersion: 'v1', kind: 'Verbatim', metadata: { name: 'verbatim' } });
      this.#json = json;
    }

    toJson(): unknown {
      return JSON.parse(this.#json);
    }
  }
  return { ...library, Verbatim };
}
