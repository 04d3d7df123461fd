import { App, Chart } from 'cdk8s';
import type { IResolver, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { mkdirSync } from 'node:fs';
import { isWithinCall, synthCallsOf, watchSynthCalls } from './calls';
import { writeFiles } from './files';
import { childAdderOf, privatesOfApp } from './privates';
import { Synthesis } from './synthesis';
import { READING_ONLY } from './validations';
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
   * The folder that the manifests are written to. `cdk8s synth` has to be told of another one, too: by `--output`, or
   * `output` in cdk8s.yaml.
   * @default - the environment variable CDK8S_OUTDIR, else `dist`
   */
  readonly outdir?: string;
  /**
   * How the names of the files end.
   * @default .k8s.yaml
   */
  readonly outputFileExtension?: string;
  /**
   * How the manifests are divided into files.
   * @default YamlOutputType.FILE_PER_CHART
   */
  readonly yamlOutputType?: YamlOutputType;
  /**
   * Whether construct-metadata.json is written, too: the construct path of each object.
   * @default - the environment variable CDK8S_RECORD_CONSTRUCT_METADATA, else false
   */
  readonly recordConstructMetadata?: boolean;
  /**
   * What may replace values before they are written. The first one that does so is the last one that is asked.
   * @see https://cdk8s.io/docs/latest/basics/app/#resolvers
   * @default - none
   */
  readonly resolvers?: IResolver[];
}

/**
 * A cdk8s App whose synthesis takes time in proportion to the number of objects, charts and dependencies.
 *
 * Takes the place of `App`: same properties, same files, same bytes, but for strings that Kubernetes would not read back
 * as they were written, which are quoted here. Validations run once, not once for every chart. Where an installed version
 * of cdk8s or constructs keeps a tree in a way that isn't known here, their own code synthesizes; with the environment
 * variable `DEBUG` set, a line says so.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 * @example
 * const app = new FastApp();
 * new Chart(app, 'story');
 * app.synth();
 */
export class FastApp extends App {
  /** While manifests are made of it. */
  #synthesis: Synthesis | undefined;
  /** How many calls of `synth()` and `synthYaml()` had begun when the validations ran last. */
  #validated = 0;
  /** What `toJson` is in the charts of this app. */
  readonly #chartMethods = new WeakMap<Chart, () => unknown>();

  /**
   * @param props how the manifests are written: the same properties as those of `App`.
   */
  public constructor(props: FastAppProps = {}) {
    super(props);
    watchSynthCalls(this);
    this.#noteValidations();
    this.#watchCharts();
  }

  /**
   * All charts, each after those that it depends on.
   */
  public override get charts(): Chart[] {
    const synthesis = this.#synthesis ?? this.#look();
    return synthesis.isOdd ? super.charts : [...synthesis.charts()];
  }

  /**
   * Writes all manifests to the output directory.
   *
   * @throws if a validation finds something, or constructs depend on each other in a circle.
   */
  public override synth(): void {
    mkdirSync(this.outdir, { recursive: true });
    const privates = privatesOfApp(this);
    const synthesis = privates && this.#validatedLook();
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
   * @throws if a validation finds something, or constructs depend on each other in a circle.
   */
  public override synthYaml(): string {
    const synthesis = this.#validatedLook();
    if (synthesis === undefined) return super.synthYaml();
    return this.#during(synthesis, () => {
      const chunks = new YamlPrinter().stream(synthesis.documents(this.charts));
      return Buffer.concat(chunks).toString();
    });
  }

  #look(): Synthesis {
    return new Synthesis(this, (chart) => this.#chartMethods.get(chart) === chart.toJson);
  }

  /** Undefined where only cdk8s's own App can do this app justice. */
  #validatedLook(): Synthesis | undefined {
    const synthesis = this.#look();
    if (!synthesis.isOdd) synthesis.validate();
    return synthesis.isOdd ? undefined : synthesis;
  }

  /** A subclass may have charts of its own: they are asked for once, and what they build on isn't worked out anew. */
  #during<T>(synthesis: Synthesis, work: () => T): T {
    this.#synthesis = synthesis;
    try {
      return work();
    } finally {
      this.#synthesis = undefined;
    }
  }

  /** For `App.prototype.synth.call(app)`, after whose validations each chart would run them again. */
  #noteValidations(): void {
    const validation = {
      validate: () => {
        this.#validated = synthCallsOf(this).begun;
        return [];
      },
    };
    READING_ONLY.add(validation);
    this.node.addValidation(validation);
  }

  /**
   * `Testing.synth(chart)` asks the chart, and a chart asks a static function of cdk8s: so each chart of this app is
   * given an answer of its own as it is added, unless its class has one.
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
      // jsii puts the methods that other languages override here after the constructor.
      Object.defineProperty(child, 'toJson', { value: toJson, configurable: true, writable: true });
    };
    Object.defineProperty(node, 'addChild', { value: watch });
  }

  #chartToJson(chart: Chart): unknown[] {
    const synthesis = this.#look();
    if (synthesis.isOdd) return Chart.prototype.toJson.call(chart) as unknown[];
    if (!isWithinCall(synthCallsOf(this), this.#validated)) synthesis.validate();
    return synthesis.manifests(chart);
  }
}

/** `Chart.isChart` doesn't know a chart yet whose constructor is still at work. */
function isOfChartClass(construct: IConstruct): construct is Chart {
  return Object.prototype.isPrototypeOf.call(Chart.prototype, construct);
}
