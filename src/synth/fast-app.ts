import { App, Chart } from 'cdk8s';
import type { IResolver, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { mkdirSync } from 'node:fs';
import { isWithinCall, synthCallsOf, countSynthCalls } from './calls';
import { writeFiles } from './files';
import { childAdderOf, privatesOfApp } from './privates';
import { Synthesis } from './synthesis';
import { READ_ONLY_VALIDATIONS } from './validations';
import { YamlPrinter } from './yaml';

/**
 * How a FastApp writes its manifests.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 * @example
 * new FastApp({ outdir: 'manifests', yamlOutputType: YamlOutputType.FILE_PER_APP });
 */
export interface FastAppProps {
  /**
   * The folder that the manifests are written to. If you change it, tell `cdk8s synth` as well: with `--output`, or
   * `output` in cdk8s.yaml.
   * @default - the environment variable CDK8S_OUTDIR, else `dist`
   */
  readonly outdir?: string;
  /**
   * The extension of the files.
   * @default .k8s.yaml
   */
  readonly outputFileExtension?: string;
  /**
   * How the manifests are divided into files.
   * @default YamlOutputType.FILE_PER_CHART
   */
  readonly yamlOutputType?: YamlOutputType;
  /**
   * Whether to write construct-metadata.json as well, with the construct path of each object.
   * @default - the environment variable CDK8S_RECORD_CONSTRUCT_METADATA, else false
   */
  readonly recordConstructMetadata?: boolean;
  /**
   * Resolvers may replace values before they are written. They are tried in order, until one replaces the value.
   * @see https://cdk8s.io/docs/latest/basics/app/#resolvers
   * @default - none
   */
  readonly resolvers?: IResolver[];
}

/**
 * A cdk8s App whose synthesis takes time in proportion to the number of objects, charts and dependencies.
 *
 * Replaces `App`: same properties, same files, same bytes, except that strings that Kubernetes would misread are quoted.
 * Validations run once, not once for every chart. With a version of cdk8s or constructs whose internals it doesn't know,
 * it synthesizes as `App` does, and prints a line about it if the environment variable `DEBUG` is set.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 * @example
 * const app = new FastApp();
 * new Chart(app, 'story');
 * app.synth();
 */
export class FastApp extends App {
  /** Set while `synth()` or `synthYaml()` writes manifests. */
  #synthesis: Synthesis | undefined;
  /** How many calls of `synth()` and `synthYaml()` had begun when the validations ran last. */
  #validated = 0;
  /** The `toJson` that this app gave to its charts. */
  readonly #chartMethods = new WeakMap<Chart, () => unknown>();

  /**
   * @param props the same properties as those of `App`.
   */
  public constructor(props: FastAppProps = {}) {
    super(props);
    countSynthCalls(this);
    this.#noteValidations();
    this.#watchCharts();
  }

  /**
   * All charts, each after those that it depends on.
   */
  public override get charts(): Chart[] {
    const synthesis = this.#synthesis ?? this.#newSynthesis();
    return synthesis.needsStockApp ? super.charts : [...synthesis.charts()];
  }

  /**
   * Writes all manifests to the output directory.
   *
   * @throws if a validation fails, or the dependencies of constructs form a cycle.
   */
  public override synth(): void {
    mkdirSync(this.outdir, { recursive: true });
    const privates = privatesOfApp(this);
    const synthesis = privates && this.#validatedSynthesis();
    if (privates === undefined || synthesis === undefined) {
      super.synth();
      return;
    }
    this.#during(synthesis, () => {
      writeFiles(synthesis, this);
      if (privates.recordConstructMetadata)
        privates.writeConstructMetadata(this.charts.flatMap((chart) => synthesis.objects(chart)));
    });
  }

  /**
   * All manifests as one stream of YAML documents.
   *
   * @throws if a validation fails, or the dependencies of constructs form a cycle.
   */
  public override synthYaml(): string {
    const synthesis = this.#validatedSynthesis();
    if (synthesis === undefined) return super.synthYaml();
    return this.#during(synthesis, () => {
      const chunks = new YamlPrinter().stream(synthesis.documents(this.charts));
      return Buffer.concat(chunks).toString();
    });
  }

  #newSynthesis(): Synthesis {
    return new Synthesis(this, (chart) => this.#chartMethods.get(chart) === chart.toJson);
  }

  /** Undefined where only cdk8s's own App can synthesize this app. */
  #validatedSynthesis(): Synthesis | undefined {
    const synthesis = this.#newSynthesis();
    if (!synthesis.needsStockApp) synthesis.validate();
    return synthesis.needsStockApp ? undefined : synthesis;
  }

  /** Calls `work` with the synthesis that `charts` returns the charts of: a subclass that overrides `charts` reads it too. */
  #during<T>(synthesis: Synthesis, work: () => T): T {
    this.#synthesis = synthesis;
    try {
      return work();
    } finally {
      this.#synthesis = undefined;
    }
  }

  /** Notes when validations ran, so that charts don't repeat them within `App.prototype.synth.call(app)`. */
  #noteValidations(): void {
    const validation = {
      validate: () => {
        this.#validated = synthCallsOf(this).begun;
        return [];
      },
    };
    READ_ONLY_VALIDATIONS.add(validation);
    this.node.addValidation(validation);
  }

  /**
   * Replaces `toJson` of each chart that is added to this app, unless its class overrides it. `Testing.synth(chart)` calls
   * it, and cdk8s's own calls a static function that can't be replaced.
   */
  #watchCharts(): void {
    const { node } = this;
    const addChild = childAdderOf(node)?.addChild.bind(node);
    if (addChild === undefined) return;
    const watch = (child: IConstruct, name: string): void => {
      addChild(child, name);
      if (!isOfChartClass(child) || child.toJson !== Chart.prototype.toJson) return;
      const toJson = (): unknown[] => this.#chartToJson(child);
      this.#chartMethods.set(child, toJson);
      // Configurable and writable, since jsii sets methods that other languages override, after the constructor.
      Object.defineProperty(child, 'toJson', { value: toJson, configurable: true, writable: true });
    };
    Object.defineProperty(node, 'addChild', { value: watch });
  }

  #chartToJson(chart: Chart): unknown[] {
    const synthesis = this.#newSynthesis();
    if (synthesis.needsStockApp) return Chart.prototype.toJson.call(chart) as unknown[];
    if (!isWithinCall(synthCallsOf(this), this.#validated)) synthesis.validate();
    return synthesis.manifests(chart);
  }
}

/** Whether a construct is a chart, even while its constructor runs; `Chart.isChart` is false until then. */
function isOfChartClass(construct: IConstruct): construct is Chart {
  return Object.prototype.isPrototypeOf.call(Chart.prototype, construct);
}
