import { App, Chart } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { mkdirSync } from 'node:fs';
import { writeFiles } from './files';
import { privatesOfApp, privatesOfNode } from './privates';
import { Synthesis } from './synthesis';
import { YamlPrinter } from './yaml';

/**
 * A cdk8s App whose synthesis takes time in proportion to the number of objects, charts and dependencies.
 *
 * Takes the place of `App`: same properties, same files, same bytes, but for strings that Kubernetes would not read back
 * as they were written, which are quoted here. Validations run once, not once for every chart.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 * @example
 * const app = new FastApp();
 * new Chart(app, 'story');
 * app.synth();
 */
export class FastApp extends App {
  readonly #charts = new WeakSet<Chart>();

  /**
   * @param props the same as those of `App`.
   */
  constructor(props: AppProps = {}) {
    super(props);
    this.#watchCharts();
  }

  /**
   * All charts, each after those that it depends on.
   */
  public override get charts(): Chart[] {
    const synthesis = this.#look();
    return synthesis.isOdd ? super.charts : [...synthesis.charts()];
  }

  /**
   * Writes all manifests to the output directory.
   *
   * @throws if a validation finds something, or constructs depend on each other in a circle.
   */
  public override synth(): void {
    mkdirSync(this.outdir, { recursive: true });
    const synthesis = this.#look();
    synthesis.validate();
    if (synthesis.isOdd) {
      super.synth();
      return;
    }
    writeFiles(synthesis, this);
    const privates = privatesOfApp(this);
    if (privates.recordConstructMetadata) {
      privates.writeConstructMetadata(synthesis.charts().flatMap((chart) => synthesis.objects(chart)));
    }
  }

  /**
   * All manifests as one stream of YAML documents.
   *
   * @throws if a validation finds something, or constructs depend on each other in a circle.
   */
  public override synthYaml(): string {
    const synthesis = this.#look();
    if (synthesis.isOdd) return super.synthYaml();
    synthesis.validate();
    return Buffer.concat(new YamlPrinter().stream(synthesis.documents(synthesis.charts()))).toString();
  }

  #look(): Synthesis {
    return new Synthesis(this, (chart) => this.#charts.has(chart));
  }

  /**
   * `Testing.synth(chart)` asks the chart, and a chart asks a static function of cdk8s: so each chart of this app is
   * given an answer of its own as it is added, unless its class has one.
   */
  #watchCharts(): void {
    const { node } = this;
    const addChild = privatesOfNode(node).addChild.bind(node);
    const watch = (child: IConstruct, name: string): void => {
      addChild(child, name);
      if (!isOfChartClass(child) || child.toJson !== Chart.prototype.toJson) return;
      this.#charts.add(child);
      Object.defineProperty(child, 'toJson', { value: () => this.#chartToJson(child) });
    };
    Object.defineProperty(node, 'addChild', { value: watch });
  }

  #chartToJson(chart: Chart): unknown[] {
    const synthesis = this.#look();
    if (synthesis.isOdd) return Chart.prototype.toJson.call(chart) as unknown[];
    synthesis.validate();
    return synthesis.manifests(chart);
  }
}

/** `Chart.isChart` doesn't know a chart yet whose constructor is still at work. */
function isOfChartClass(construct: IConstruct): construct is Chart {
  return Object.prototype.isPrototypeOf.call(Chart.prototype, construct);
}
