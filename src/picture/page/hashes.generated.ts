// Written by scripts/page-hashes.ts from the style and the script of the page; not to be edited.
export const STYLE_HASH = 'sha256-J5pBOvqwGFQawt7daYWzKHNrAemjaogyoHkUUDQ5q80=';
export const SCRIPT_HASH = 'sha256-o1jBQwovnu3qkR2+3eVHmtdvE1NSyCLwjpvsmdlG+fU=';
