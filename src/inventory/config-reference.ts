import type { JsonObject } from './json';
import { asString, field } from './json';
import type { Manifest } from './manifest';
import type { FieldPath } from './path';
import type { ConfigUse, Container, Pod } from './pods';

/** A reference to a ConfigMap or Secret; its fields are read from the data on access. */
export class ConfigReference implements ConfigUse {
  /**
   * @param parent the part of the pod that holds the reference
   * @param steps the path from the parent to the reference
   * @param keySteps the path from the reference to the only key that is read
   * @param nameField the field that names the object
   */
  constructor(
    readonly pod: Pod,
    readonly container: Container | undefined,
    readonly kind: ConfigUse['kind'],
    private readonly data: JsonObject,
    readonly by: ConfigUse['by'],
    private readonly parent: { readonly path: FieldPath },
    private readonly steps: FieldPath,
    private readonly keySteps?: FieldPath,
    private readonly nameField = 'name',
  ) {}

  get name(): string {
    return asString(this.data[this.nameField]) ?? '';
  }

  get key(): string | undefined {
    return this.keySteps && asString(field(this.data, ...this.keySteps));
  }

  get optional(): boolean {
    return this.data['optional'] === true;
  }

  get path(): FieldPath {
    return [...this.parent.path, ...this.steps, this.nameField];
  }

  get keyPath(): FieldPath | undefined {
    return this.keySteps && [...this.parent.path, ...this.steps, ...this.keySteps];
  }

  get manifest(): Manifest {
    return this.pod.manifest;
  }
}
