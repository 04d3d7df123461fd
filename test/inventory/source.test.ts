import { documentsOf } from '../../src/inventory/documents';
import { Source, SourceDocument } from '../../src/inventory/source';

function documentsIn(source: Source): readonly SourceDocument[] {
  return [...documentsOf(source)].filter((found) => found instanceof SourceDocument);
}

describe('the source of documents', () => {
  test('keeps the places of one document, the last that was asked for', () => {
    const source = new Source('a.yaml', 'a: 1\n---\nb: 2\n');
    const [first, second] = documentsIn(source);
    const composed = first && source.composed(first);
    expect(first && source.composed(first)).toBe(composed);
    expect(second && source.composed(second).root).toMatchObject({ kind: 'mapping', start: 9 });
    expect(first && source.composed(first)).not.toBe(composed);
    expect(first && source.composed(first)).toEqual(composed);
  });

  test('is read within its text, which its documents are no copies of', () => {
    const source = new Source('a.yaml', 'a: 1\n---\nb: 2');
    expect(documentsIn(source).map(({ range: stretch }) => stretch)).toEqual([
      { text: source.text, start: 0, end: 5 },
      { text: source.text, start: 9, end: 14 },
    ]);
    expect(source.text).toBe('a: 1\n---\nb: 2\n');
    expect(source.written).toBe('a: 1\n---\nb: 2');
  });

  test('shows a field of a later document at its own line', () => {
    const [, second] = documentsIn(new Source('a.yaml', 'a: 1\n---\nb:\n  - c: "x"'));
    expect(second?.locator(['b']).locate([0, 'c'])).toEqual({
      file: 'a.yaml',
      line: 4,
      column: 5,
      text: '  - c: "x"',
      length: 6,
      quotable: true,
    });
  });

  test('edits a field of a later document at its offset in the file', () => {
    const [, second] = documentsIn(new Source('a.yaml', 'a: 1\n---\nb: { c: 1 }'));
    expect(second?.locator([]).edit?.({ path: ['b', 'c'], value: 'x' })).toEqual({
      file: 'a.yaml',
      before: 'a: 1\n---\nb: { c: 1 }',
      start: 17,
      end: 18,
      text: 'x',
    });
  });
});
