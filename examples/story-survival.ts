import { App, Chart } from 'cdk8s';
import { Event, Outcome, Survival, SurvivalRecord } from 'cdk8s-stateful';
import { stages } from './story-stages';

/** A page in Markdown that says what becomes of the story at each stage of the notes. */
export function storySurvival(): string {
  return `# What survives what\n\nWhat becomes of the story (\`/app/story\`) at each stage.\n\n${storySurvivalTable('')}`;
}

/** The page's table: a row a stage, a column an event. @param folder where the stages' manifests are, for links */
export function storySurvivalTable(folder: string): string {
  const events = Object.values(Event);
  const rows = Object.entries(stages).map(([stage, build]) => {
    const chart = new Chart(new App(), stage);
    build(chart);
    const story = Survival.of(chart).records.find(({ path }) => path === '/app/story');
    if (story === undefined) throw new Error(`stage ${stage} has no story`);
    return [`[${stage}](${folder}${stage}.k8s.yaml)`, story.store, ...events.map((event) => outcomeText(story, event))];
  });
  const head = ['stage', 'the story is in', ...events.map((event) => event.replaceAll('-', ' '))];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function outcomeText(record: SurvivalRecord, event: Event): string {
  const { outcome } = record.outcome(event);
  return outcome === Outcome.KEPT ? outcome : `**${outcome}**`;
}
