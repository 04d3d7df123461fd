const TITLE = 'on a node';
/** The column that it follows. */
const AFTER = 2;

/** The page of verdicts with what becomes of bad examples on a node that runs containers, as that node's page says. */
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

/** Without it. */
const COLUMNS = 5;
