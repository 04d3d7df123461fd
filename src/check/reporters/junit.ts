import { xmlText } from './escape';

/** A test case of a JUnit report. */
export interface TestCase {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  /** The failure messages; the test passes if there is none. */
  readonly failures: readonly string[];
  /** Further output. */
  readonly notes?: readonly string[];
}

/**
 * Test cases as JUnit's XML, which CI servers show.
 * @see https://github.com/testmoapp/junitxml
 */
export function junitReport(name: string, cases: readonly TestCase[]): string {
  const suites = new Map<string, TestCase[]>();
  for (const one of cases) {
    const known = suites.get(one.suite);
    if (known === undefined) suites.set(one.suite, [one]);
    else known.push(one);
  }
  const body = [...suites].map(
    ([suite, own]) => `  <testsuite ${head(suite, own)}>\n${own.map(caseXml).join('')}  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${head(name, cases)}>\n${body.join('')}</testsuites>\n`;
}

function head(name: string, cases: readonly TestCase[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  return `name="${xmlText(name)}" tests="${cases.length}" failures="${failed}"`;
}

function caseXml({ className, name, failures, notes = [] }: TestCase): string {
  const [first] = failures;
  const inside = [
    ...(first === undefined
      ? []
      : [`      <failure message="${xmlText(first)}">${xmlText(failures.join('\n'))}</failure>\n`]),
    ...(notes.length === 0 ? [] : [`      <system-out>${xmlText(notes.join('\n'))}</system-out>\n`]),
  ].join('');
  const open = `    <testcase classname="${xmlText(className)}" name="${xmlText(name)}"`;
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}    </testcase>\n`;
}
