const TITLE = 'on a node';
/** The column before it. */
const AFTER = 2;

/** Adds the results of bad examples on a node, from docs/survival-on-a-node.md, to the page of verdicts. */
export function withNodeColumn(verdicts: string, nodePage: string): string {
  const seen = new Map(
    [...nodePage.matchAll(/^\| \[([\w-]+)\]\(rules\/[\w-]+\.md\) \| (.*) \|$/gm)].map(([, rule = '', what = '']) => [
      rule,
      what,
    ]),
  );
  const [head = '', ...sections] = verdicts.split(/^(?=## )/m);
  return [
    head,
    ...sections.map((section) =>
      section.includes('| rule | verdict | what the cluster says |') ? withColumn(section, seen) : section,
    ),
  ].join('');
}

function withColumn(section: string, seen: ReadonlyMap<string, string>): string {
  return section.replace(/^\|.*\|$/gm, (line) => {
    const cells = line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .slice(1, -1);
    const [first = ''] = cells;
    const value = first === 'rule' ? TITLE : first === '---' ? '---' : (seen.get(first) ?? '');
    const others = cells.length > COLUMNS ? cells.filter((_, index) => index !== AFTER + 1) : cells;
    return `| ${others.toSpliced(AFTER + 1, 0, value).join(' | ')} |`;
  });
}

/** Removes the column. */
const COLUMNS = 5;
