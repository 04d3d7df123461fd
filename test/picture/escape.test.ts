import { escaped, jsonForScript, shortened, visible } from '../../src/picture/escape';

test('marks that hide or turn text are shown as what they are', () => {
  expect(visible('a\u202Eb\u0000c\u200Bd\uFEFF')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD');
  expect(visible('half \uD800 of a pair')).toBe('half \uFFFD of a pair');
  expect(visible('two\r\n\tlines')).toBe('two lines');
  expect(visible('סיפור 😀')).toBe('סיפור 😀');
});

test('nothing ends an element or an attribute', () => {
  expect(escaped(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
});

test('JSON in a script element ends neither the element nor a line', () => {
  const data = { text: '</script><!--\u2028\u2029&' };
  const json = jsonForScript(data);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(data);
});

test('a text that is too long keeps both its ends, and never half a character', () => {
  expect(shortened('short', 5)).toBe('short');
  expect(shortened('data-of-the-shop', 9)).toBe('data…shop');
  expect(shortened('😀😀😀😀😀', 7)).toBe('😀…😀😀');
  expect(shortened('数据库的卷', 10)).toBe('数据库的卷');
  expect(shortened('数据库的卷', 8)).toBe('数据…卷');
});
