import { Names, YamlOutputType } from 'cdk8s';
import type { ApiObject, Chart } from 'cdk8s';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Synthesis } from './synthesis';
import { YamlPrinter } from './yaml';
import type { Document } from './yaml';

/** The charts of an app, and how they are divided into files. */
export interface Layout {
  readonly charts: readonly Chart[];
  readonly outdir: string;
  readonly outputFileExtension: string;
  readonly yamlOutputType: YamlOutputType;
}

/** Writes the manifests of an app to files named as by cdk8s. */
export function writeFiles(synthesis: Synthesis, layout: Layout): void {
  const printer = new YamlPrinter();
  const { charts } = layout;
  const save = (documents: Iterable<Document>, ...path: string[]): void => {
    write(`${join(layout.outdir, ...path)}${layout.outputFileExtension}`, printer.stream(documents));
  };
  const nameOf = (chart: Chart, index: number): string =>
    `${synthesis.hasDependentCharts ? `${index.toString().padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`;

  const writers: Record<YamlOutputType, () => void> = {
    [YamlOutputType.FILE_PER_APP]: () => {
      if (charts.length === 0) return;
      save(synthesis.documents(charts), 'app');
    },
    [YamlOutputType.FILE_PER_CHART]: () => {
      for (const [index, chart] of charts.entries()) save(synthesis.documents([chart]), nameOf(chart, index));
    },
    [YamlOutputType.FILE_PER_RESOURCE]: () => {
      for (const chart of charts) {
        for (const manifest of synthesis.manifests(chart)) {
          if (manifest !== undefined) save([{ manifest }], resourceName(manifest as ApiObject));
        }
      }
    },
    [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE]: () => {
      for (const [index, chart] of charts.entries()) {
        const folder = nameOf(chart, index);
        mkdirSync(join(layout.outdir, folder), { recursive: true });
        for (const object of synthesis.objects(chart)) {
          save([synthesis.document(object)], folder, resourceName(object));
        }
      }
    },
  };
  writers[layout.yamlOutputType]();
}

/** Writes a file; it takes all chunks at once, so that an error while printing doesn't leave part of a file. */
function write(file: string, chunks: readonly Buffer[]): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const chunk of chunks) writeFileSync(descriptor, chunk);
  } finally {
    closeSync(descriptor);
  }
}

function resourceName({ kind, metadata }: Pick<ApiObject, 'kind' | 'metadata'>): string {
  return `${kind}.${String(metadata.name)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
