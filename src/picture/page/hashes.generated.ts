// Written by scripts/page-hashes.ts from the style and the script of the page; not to be edited.
export const STYLE_HASH = 'sha256-J5pBOvqwGFQawt7daYWzKHNrAemjaogyoHkUUDQ5q80=';
export const SCRIPT_HASH = 'sha256-/Jrkj2bCyRIu2xy2/2uIkaPduUHifzYbXkZJV+JaOMI=';
