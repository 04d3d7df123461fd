import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApplyMethod } from '../../src/change/apply-method';
import { rules as changeRules } from '../../src/change/rules.generated';
import type { Rule } from '../../src/check/rule';
import { allRules } from '../../src/check/run';
import type { Cluster } from './cluster';
import { diffOf, type Kubectl } from './kubectl';
import { inShort, problemsOf, summaryOf, waitsOf } from './judge';
import { ExplainedDifferences } from './live-changes';
import { type Manifests, manifestsOf, type Upgrade } from './manifests';
import { type ChangeVerdict, hasOperators, hasUnknownKinds, problemsOfChange, versionsOf, withoutIds } from './changes';
import { withNodeColumn } from './node-column';
import { message } from './server';
import { compare, type Comparison, verdictsPage } from './verdicts';
import { waves } from './waves';

const DOCS = join(__dirname, '..', '..', 'docs');
const PAGE = join(DOCS, 'verdicts.md');
const NODE_PAGE = join(DOCS, 'survival-on-a-node.md');

/** The rules whose examples the server can be asked about: neither those about a cluster nor those about operators' custom resources. */
function appliedRules(): readonly Rule[] {
  return allRules().filter(({ name, ofCluster, bad }) => ofCluster !== true && !hasOperators(manifestsOf(name, bad())));
}

/** What the tables of verdicts are made for. */
interface Tables {
  readonly apps: readonly Manifests[];
  readonly version: string;
  /** Whether to write docs/verdicts.md; else it has to say the same already. */
  readonly write: boolean;
}

/** A run of the tests: its output, and the number of problems. */
export class Run {
  #problems = 0;
  readonly #cluster: Cluster;
  readonly #say: (line: string) => void;

  public constructor(cluster: Cluster, say: (line: string) => void) {
    this.#cluster = cluster;
    this.#say = say;
  }

  public get problems(): number {
    return this.#problems;
  }

  /** Manifests that should work. */
  public async examples(all: readonly Manifests[], kubectl: Kubectl | undefined): Promise<void> {
    if (kubectl === undefined) this.#say('kubectl diff does not run: there is no kubectl on PATH.');
    const risky = await this.#cluster.risky(all);
    for (const { name } of risky) {
      this.#say(`not tried: ${name}, whose default class or volume without class others in this cluster could take`);
    }
    for (const wave of waves(all.filter((manifests) => !risky.includes(manifests)))) {
      const results = await this.#cluster.tryAll(wave);
      for (const result of results) {
        const problems = problemsOf(result);
        this.#say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${result.trial.manifests.name}: ${summaryOf(result)}`);
        for (const line of waitsOf(result)) this.#say(`       waits: ${line}`);
        this.report(problems);
      }
      const accepted = results.filter(({ trial }) => trial.refusals.length === 0);
      if (kubectl !== undefined) {
        const diff = await diffOf(
          kubectl,
          accepted.flatMap(({ trial }) => trial.objects),
        );
        if (diff !== '') this.report([`kubectl diff after apply:\n${diff}`]);
      }
      await this.#cluster.clean();
    }
  }

  /** Many manifests that should work; only their number is printed. */
  public async programs(all: readonly Manifests[]): Promise<void> {
    let [objects, claims, pods] = [0, 0, 0];
    for (const wave of waves(all)) {
      for (const result of await this.#cluster.tryAll(wave)) {
        const problems = problemsOf(result);
        if (problems.length > 0) this.#say(`FAIL ${result.trial.manifests.name}: ${summaryOf(result)}`);
        this.report(problems);
        objects += result.trial.objects.length;
        claims += result.outcomes.claims.filter(({ state }) => state === 'done').length;
        pods += result.outcomes.pods.filter(({ state }) => state === 'done').length;
      }
      await this.#cluster.clean();
    }
    this.#say(`${all.length} random programs: ${objects} objects, ${claims} claims bound, ${pods} pods scheduled`);
  }

  /** Any manifests: compares the server's verdict with the checks. */
  public async verdicts(all: readonly Manifests[]): Promise<readonly Comparison[]> {
    const comparisons: Comparison[] = [];
    for (const wave of waves(all)) {
      comparisons.push(...(await this.#cluster.tryAll(wave)).map(compare));
      await this.#cluster.clean();
    }
    comparisons.sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const { name, verdict, reason, found, disagreement } of comparisons) {
      this.#say(`${name}: ${[verdict, reason].filter(Boolean).join(': ')} | ${found.join(', ') || 'nothing found'}`);
      if (disagreement !== undefined) this.report([disagreement]);
    }
    return comparisons;
  }

  /** The bad examples of the rules, and whole apps: compares the server's verdict with the checks. */
  public async tables({ apps, version, write }: Tables): Promise<void> {
    const before = readFileSync(PAGE, 'utf8');
    const bad = appliedRules().map(({ name, bad }) => manifestsOf(name, bad()));
    const names = new Set(bad.map(({ name }) => name));
    const all = await this.verdicts([...bad, ...apps]);
    const tables = {
      rules: all.filter(({ name }) => names.has(name)),
      apps: all.filter(({ name }) => !names.has(name)),
      changes: await this.changes(),
    };
    const onNode = existsSync(NODE_PAGE) ? readFileSync(NODE_PAGE, 'utf8') : '';
    const page = withNodeColumn(verdictsPage({ ...tables, version }, before), onNode);
    if (write) writeFileSync(PAGE, page);
    else if (before !== page) this.report(['docs/verdicts.md says otherwise: npm run test:cluster -- --write']);
  }

  /** Programs that look wrong, but that the constructs accept: the server accepts them, too. */
  public async taken(programs: readonly Manifests[]): Promise<void> {
    for (const { name, objects } of programs) {
      for (const object of objects) {
        const { status, body } = await this.#cluster.server.create(object, { dryRun: true });
        if (status >= 300) this.report([`${name} is taken by the constructs, and rejected: ${message(body)}`]);
      }
    }
    this.#say(`${programs.length} programs that look wrong are taken`);
  }

  /** The good examples of the rules: none of them is refused. */
  public async nearMisses(): Promise<void> {
    const rules = appliedRules();
    for (const wave of waves(rules.map(({ name, good }) => manifestsOf(`${name}, near miss`, good())))) {
      for (const trial of await this.#cluster.applyAll(wave)) {
        this.report(trial.refusals.map((refusal) => `${trial.manifests.name} is rejected: ${refusal}`));
      }
      await this.#cluster.clean();
    }
  }

  /** The examples of the rules about changes: the API server refuses exactly those that are called rejected. */
  public async changes(): Promise<readonly ChangeVerdict[]> {
    const verdicts: ChangeVerdict[] = [];
    for (const wave of waves(changeRules.filter((rule) => !hasUnknownKinds(rule)).flatMap(versionsOf))) {
      for (const { trial } of await this.#cluster.tryAll(wave)) {
        const { name, next } = trial.manifests;
        const [refusal] = await trial.applyNext();
        const verdict = { name, rule: next?.name ?? '', refusal: withoutIds(refusal ?? '') };
        verdicts.push(verdict);
        this.report([...trial.refusals, ...problemsOfChange(verdict)]);
      }
      await this.#cluster.clean();
    }
    return verdicts.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Applied manifests, read back: there is no change, and the checks find the same as in the files. */
  public async live(all: readonly Manifests[], kubectl: Kubectl): Promise<void> {
    const live = this.#cluster.live(kubectl);
    for (const way of Object.values(ApplyMethod)) {
      const answers = await live.tryAll(all, way);
      this.#say(
        `read back from the cluster, ${way}: ${answers.length} of ${all.length} apps compared with themselves${untold(all, answers)}`,
      );
      for (const { name, changes, verdicts } of answers)
        this.report([...changes, ...verdicts].map((line) => `${name} (${way}): ${line}`));
    }
  }

  /** `changes --cluster` finds the same as `changes OLD NEW`. */
  public async liveChanges(kubectl: Kubectl): Promise<void> {
    const live = this.#cluster.live(kubectl);
    const all = changeRules.filter((rule) => !hasUnknownKinds(rule)).flatMap(versionsOf);
    const explained = new ExplainedDifferences();
    for (const way of Object.values(ApplyMethod)) {
      const answers = await live.tryAll(all, way);
      this.#say(
        `changes over what runs, ${way}: ${answers.length} of ${all.length} changes compared with those over files${untold(all, answers)}`,
      );
      for (const { name, next } of answers)
        this.report(next.filter((line) => !explained.has(name, line)).map((line) => `${name} (${way}): ${line}`));
    }
    this.report(explained.unused().map((line) => `is explained, and never seen: ${line}`));
  }

  /** Versions applied over each other, client-side and server-side: the server refuses exactly what the comparison says. */
  public async upgrades(samples: Readonly<Record<string, readonly Upgrade[]>>, kubectl: Kubectl): Promise<void> {
    await this.#cluster.serve(Object.values(samples).flat());
    const upgrades = this.#cluster.upgrades(kubectl);
    for (const [what, all] of Object.entries(samples)) {
      for (const way of Object.values(ApplyMethod)) {
        const before = upgrades.untried.length;
        const answers = await upgrades.tryAll(all, way);
        const refused = answers.filter(({ refusal }) => refusal !== undefined).length;
        const untried = upgrades.untried.length - before;
        this.#say(
          `${what}, ${way}: ${all.length} upgrades, ${answers.length} objects compared, ${refused} refused` +
            (untried === 0 ? '' : `; the old version of ${untried} is refused itself`),
        );
        this.report(
          answers.flatMap(({ upgrade, object, refusal = '', found = '', disagreement }) =>
            disagreement === undefined
              ? []
              : [`${upgrade}: ${object} ${disagreement} (${way}): ${found}${inShort(refusal)}`],
          ),
        );
      }
    }
  }

  /** Versions of files, applied over each other: the results of server and comparison for each object. */
  public async versions(all: readonly Upgrade[], kubectl: Kubectl | undefined): Promise<void> {
    if (kubectl === undefined) throw new Error('versions are applied by kubectl, and there is none on PATH');
    await this.#cluster.serve(all.flatMap((one) => [one, one.next]));
    const upgrades = this.#cluster.upgrades(kubectl);
    for (const way of Object.values(ApplyMethod)) {
      for (const answer of await upgrades.tryAll(all, way)) {
        const { upgrade, object, refusal, found = 'nothing found', disagreement } = answer;
        this.#say(`${upgrade} ${way} ${object}: ${refusal === undefined ? 'taken' : inShort(refusal)} | ${found}`);
        if (disagreement !== undefined) this.report([`${upgrade}: ${object} ${disagreement} (${way})`]);
      }
    }
    for (const line of upgrades.untried) this.#say(`not tried: ${line}`);
  }

  public report(problems: readonly string[]): void {
    this.#problems += problems.length;
    for (const problem of problems) this.#say(`       WRONG: ${problem}`);
  }
}

/** Upgrades that can't be compared, because the server refused an object of the old version. */
function untold(all: readonly Manifests[], answers: readonly { readonly name: string }[]): string {
  const there = new Set(answers.map(({ name }) => name));
  const names = all.map(({ name }) => name).filter((name) => !there.has(name));
  return names.length === 0 ? '' : `; refused in part: ${names.join(', ')}`;
}
