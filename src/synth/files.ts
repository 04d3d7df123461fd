import { Names, YamlOutputType } from 'cdk8s';
import type { ApiObject, Chart } from 'cdk8s';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Synthesis } from './synthesis';
import { YamlPrinter } from './yaml';
import type { Document } from './yaml';

/** Where the files go, and how they are divided. */
export interface Layout {
  readonly outdir: string;
  readonly outputFileExtension: string;
  readonly yamlOutputType: YamlOutputType;
}

/** Writes the manifests of an app to files, by the names that cdk8s gives them. */
export function writeFiles(synthesis: Synthesis, layout: Layout): void {
  const printer = new YamlPrinter();
  const charts = synthesis.charts();
  const save = (documents: Iterable<Document>, ...path: string[]): void => {
    const file = `${join(layout.outdir, ...path)}${layout.outputFileExtension}`;
    writeFileSync(file, printer.stream(documents));
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
        for (const document of synthesis.documents([chart])) {
          if (document.manifest !== undefined) save([document], resourceName(document.manifest as ApiObject));
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

function resourceName({ kind, metadata }: Pick<ApiObject, 'kind' | 'metadata'>): string {
  return `${kind}.${String(metadata.name)}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
