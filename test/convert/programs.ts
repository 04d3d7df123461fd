import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import type { App } from 'cdk8s';
import { Chart, Testing } from 'cdk8s';
import type { Conversion } from '../../src/convert/convert';
import { convert } from '../../src/convert/convert';
import { readManifests } from '../../src/inventory/read';
import * as constructs from '../../src';
import { testFolder } from '../cli/files';

const folder = testFolder();
const LIBRARY = { ...cdk8s, ...constructs };

/** The program of a text of manifests. */
export function converted(yaml: string, name = 'app'): Conversion {
  return convert(readManifests('app.yaml', yaml).manifests, LIBRARY, { name });
}

/** What a program creates when it is executed with values from its environment. */
export function objectsOf({ program, environment }: Conversion): unknown[] {
  const { code } = transformSync(program, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const exports: { app?: App } = {};
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'cdk8s-stateful': constructs };
  const before = { ...process.env };
  Object.assign(process.env, { CDK8S_OUTDIR: folder.path, ...Object.fromEntries(environment) });
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is executed as its user would do
    const run = new Function('exports', 'require', code) as (exports: object, require: (id: string) => unknown) => void;
    run(exports, (id) => modules[id]);
    return (exports.app?.node.findAll() ?? []).flatMap((one) =>
      Chart.isChart(one) ? (Testing.synth(one) as unknown[]) : [],
    );
  } finally {
    process.env = before;
  }
}

/** The objects of a text, unchanged. */
export function objectsIn(yaml: string): unknown[] {
  return readManifests('app.yaml', yaml).manifests.map(({ data }) => data);
}

/** Objects in a fixed order, for comparisons. */
export function sorted(objects: readonly unknown[]): unknown[] {
  const key = (object: unknown): string => {
    const { apiVersion, kind, metadata } = object as {
      apiVersion: string;
      kind: string;
      metadata: { namespace?: string; name?: string };
    };
    return [apiVersion, kind, metadata.namespace, metadata.name].join(' ');
  };
  return objects.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The program of a text, checked to create exactly the text's objects, and by constructs only. */
export function bodyOf(yaml: string): string {
  const conversion = converted(yaml);
  expect(conversion.objects.filter(({ reason }) => reason !== undefined)).toEqual([]);
  expect(sorted(objectsOf(conversion))).toEqual(sorted(objectsIn(yaml).map(withoutNulls)));
  return conversion.program;
}

/** Objects as cdk8s writes them. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

/** A pod. */
export const pod = (spec: string, metadata = '{ name: pod }'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec: ${spec}\n`;
