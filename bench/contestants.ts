import { join } from 'node:path';
import type { Inputs } from './inputs';
import type { Tools } from './tools';

/** The number of apps, and whether they are in one chart or in a chart each. */
export interface Size {
  readonly apps: number;
  readonly charts: 'one' | 'each';
}

/** A tool that makes story apps. */
export interface Contestant {
  readonly tool: string;
  /** The command, which writes YAML to `outdir` or to standard output. */
  command(size: Size, outdir: string, inputs: Inputs, tools: Tools): string[];
  /** The maximum number of apps, and the number from which on there is only one round, because the tool is slow. */
  readonly most: Readonly<Record<Size['charts'], number>>;
  readonly few: Readonly<Record<Size['charts'], number>>;
  /** Whether it makes the same objects as the others. */
  readonly isEqual: boolean;
}

const ANY = { one: Infinity, each: Infinity };

function program(tool: string, file: string, limits: Partial<Contestant> = {}): Contestant {
  return {
    tool,
    command: ({ apps, charts }, outdir) => [
      process.execPath,
      join(__dirname, 'programs', `${file}.cjs`),
      String(apps),
      charts === 'one' ? '1' : String(apps),
      outdir,
    ],
    most: ANY,
    few: ANY,
    isEqual: true,
    ...limits,
  };
}

// cdk8s takes minutes for many charts: its time grows with their square.
const STOCK: Partial<Contestant> = { few: { one: Infinity, each: 1000 }, most: { one: Infinity, each: 1000 } };
const ONE_CHART: Partial<Contestant> = { most: { one: Infinity, each: 0 } };

function bundled(tool: string, file: string): Contestant {
  return {
    ...program(tool, file),
    command: ({ apps, charts }, outdir, inputs) => [
      process.execPath,
      join(__dirname, '../bin/cdk8s-stateful'),
      'run',
      inputs.bundle(join(__dirname, 'programs', `${file}.cjs`)),
      String(apps),
      charts === 'one' ? '1' : String(apps),
      outdir,
    ],
  };
}

export const OURS = 'our constructs, FastApp';
export const HELM = 'helm template';
export const CDK8S = 'cdk8s L1';

/** All tools. */
export const CONTESTANTS: readonly Contestant[] = [
  program(OURS, 'stateful-fast'),
  bundled('the same, bundled', 'stateful-fast'),
  program('our constructs, checks off, FastApp', 'stateful-unchecked'),
  bundled('the same, bundled, checks off', 'stateful-unchecked'),
  program('ApiObject, FastApp', 'objects-fast'),
  bundled('ApiObject, FastApp, bundled', 'objects-fast'),
  program('cdk8s L1, FastApp', 'l1-fast'),
  program('our constructs, cdk8s App', 'stateful-stock', STOCK),
  program('cdk8s ApiObject', 'objects-stock', STOCK),
  program(CDK8S, 'l1-stock', STOCK),
  program('cdk8s-plus-27 L2', 'l2-stock', { ...STOCK, isEqual: false }),
  {
    tool: HELM,
    command: ({ apps }, _, inputs, tools) => [tools.helm, 'template', 'stories', inputs.helm(apps)],
    most: { one: Infinity, each: 0 },
    few: ANY,
    isEqual: true,
  },
  {
    tool: 'kustomize',
    command: ({ apps }, _, inputs, tools) => [tools.kubectl, 'kustomize', inputs.kustomize(apps)],
    most: { one: 1000, each: 0 },
    few: { one: 1000, each: 0 },
    isEqual: true,
  },
  program('objects + yaml', 'plain-yaml', ONE_CHART),
  program('floor: node, JSON', 'floor', ONE_CHART),
];
