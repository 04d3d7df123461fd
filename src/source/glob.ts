/** Whether an argument is a glob pattern, which not every shell expands. */
export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** The folder above all matches of a pattern. */
export function globRoot(pattern: string): string {
  const parts = pattern.split('/');
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  return fixed.length === 0 ? '.' : fixed.join('/') || '/';
}

/** Converts a pattern to a regular expression: `*` and `?` within a folder, `**` across folders, `{a,b}`, `[ab]`. */
export function globExpression(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const rest = pattern.slice(i);
    const alternatives = /^\{([^{}]*)\}/.exec(rest);
    const set = /^\[([^\]/]+)\]/.exec(rest);
    if (rest.startsWith('**/')) {
      source += '(?:.*/)?';
      i += 2;
    } else if (rest.startsWith('**')) {
      source += '.*';
      i += 1;
    } else if (rest.startsWith('*')) source += '[^/]*';
    else if (rest.startsWith('?')) source += '[^/]';
    else if (alternatives !== null) {
      source += `(?:${(alternatives[1] ?? '').split(',').map(escape).join('|')})`;
      i += alternatives[0].length - 1;
    } else if (set !== null) {
      source += `[${(set[1] ?? '').replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;
      i += set[0].length - 1;
    } else source += escape(rest.charAt(0));
  }
  return new RegExp(`^${source}$`);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
