/** The pattern of a string or a comment in TypeScript, in which nothing else of a program is looked for. */
export const STRING_OR_COMMENT = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\x60(?:[^\x60\\]|\\[^])*\x60|\/\/.*`;
