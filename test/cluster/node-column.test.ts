import { withNodeColumn } from './node-column';

const VERDICTS = `# What a real API server says

## Each rule's own bad manifests

| rule | verdict | what the cluster says | what is found | what it costs |
| --- | --- | --- | --- | --- |
| mode-decimal | accepted | a \\| b | mode-decimal (error) | ssh refuses the key. |
| bad-name | rejected | no | bad-name (error) |  |

## Each bad change

| rule | verdict | what the API server says |
| --- | --- | --- |
| mode-decimal | accepted |  |
`;
const NODE = (what: string): string => `| rule | what becomes of its bad example |
| --- | --- |
| [mode-decimal](rules/mode-decimal.md) | ${what} |
`;

test('what is seen on a node stands beside what the cluster says, and nowhere else', () => {
  const page = withNodeColumn(VERDICTS, NODE('Error: the group may write'));
  expect(page).toContain(
    '| rule | verdict | what the cluster says | on a node | what is found | what it costs |\n| --- | --- | --- | --- | --- | --- |\n',
  );
  expect(page).toContain(
    '| mode-decimal | accepted | a \\| b | Error: the group may write | mode-decimal (error) | ssh refuses the key. |',
  );
  expect(page).toContain('| bad-name | rejected | no |  | bad-name (error) |  |');
  expect(page).toContain('| mode-decimal | accepted |  |\n');
});

test('a column that is there is written anew', () => {
  const once = withNodeColumn(VERDICTS, NODE('one'));
  expect(withNodeColumn(once, NODE('two'))).toBe(withNodeColumn(VERDICTS, NODE('two')));
});
