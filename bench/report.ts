import { CDK8S, CONTESTANTS, HELM } from './contestants';
import type { Size } from './contestants';

/** The medians of one contestant at one size. */
export interface Result {
  readonly tool: string;
  readonly apps: number;
  readonly charts: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** The ratio of CPU time to that of helm in one chart, and to that of cdk8s L1, at the same size. */
  readonly ratioToHelm: number | null;
  readonly ratioToCdk8s: number | null;
}

export type Medians = Omit<Result, 'ratioToHelm' | 'ratioToCdk8s'>;

export function withRatios(medians: readonly Medians[]): Result[] {
  const cpuOf = (tool: string, apps: number, charts: number): number | undefined =>
    medians.find((other) => other.tool === tool && other.apps === apps && other.charts === charts)?.cpuMs;
  const ratio = (cpuMs: number, to: number | undefined): number | null =>
    to === undefined ? null : Math.round((cpuMs / to) * 1000) / 1000;
  return medians.map((each) => ({
    ...each,
    ratioToHelm: ratio(each.cpuMs, cpuOf(HELM, each.apps, 1)),
    ratioToCdk8s: ratio(each.cpuMs, cpuOf(CDK8S, each.apps, each.charts)),
  }));
}

/** The growth exponent between two sizes: 1 is linear. */
export function exponent(from: Medians, to: Medians): number {
  return Math.log(to.cpuMs / from.cpuMs) / Math.log(to.apps / from.apps);
}

/** Markdown tables for one chart and for a chart each: CPU milliseconds and, in parentheses, wall time by tool and number of apps. */
export function markdown(results: readonly Result[]): string {
  const shapes: readonly Size['charts'][] = ['one', 'each'];
  return shapes
    .map((charts) => ({ charts, own: results.filter(shapeIs(charts)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ charts, own }) => table(own, charts))
    .join('\n');
}

function shapeIs(charts: Size['charts']): (result: Result) => boolean {
  return (result) => (charts === 'one' ? result.charts === 1 : result.charts > 1);
}

function table(results: readonly Result[], charts: Size['charts']): string {
  const sizes = [...new Set(results.map(({ apps }) => apps))].sort((one, other) => one - other);
  const largest = sizes.at(-1) ?? 0;
  const rows = CONTESTANTS.flatMap(({ tool }) => {
    const own = results.filter((result) => result.tool === tool);
    if (own.length === 0) return [];
    const cells = sizes.map((apps) => cell(own.find((result) => result.apps === apps)));
    const last = own.find(({ apps }) => apps === largest);
    return [[tool, ...cells, last === undefined ? '–' : String(Math.round(last.peakMiB))]];
  });
  const head = [charts === 'one' ? 'one chart' : 'a chart each', ...sizes.map(apps), `MiB at ${largest}`];
  return `${[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function apps(number: number): string {
  return number === 1 ? '1 app' : `${number} apps`;
}

function cell(result: Result | undefined): string {
  if (result === undefined) return '–';
  const ratio = result.ratioToHelm === null ? '' : `, ${result.ratioToHelm.toFixed(2)} × helm`;
  return `${Math.round(result.cpuMs)} (${Math.round(result.wallMs)})${ratio}`;
}
