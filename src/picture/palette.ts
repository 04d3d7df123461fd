import type { Code } from './outcomes';

type Shade = 'page' | 'card' | 'line' | 'text' | 'quiet' | 'focus' | Code;

/** Each colour in light and dark mode; text has a contrast of at least 4.5 to its background. */
export const PALETTE: Readonly<Record<Shade, readonly [light: string, dark: string]>> = {
  page: ['#f6f7f9', '#14171c'],
  card: ['#ffffff', '#1d2229'],
  line: ['#d5dae1', '#39414c'],
  text: ['#1b2330', '#e6eaf0'],
  quiet: ['#586375', '#9aa6b6'],
  focus: ['#1f5fd6', '#7fb0ff'],
  k: ['#1f7a4d', '#5fc795'],
  l: ['#bd2a2a', '#ff8a80'],
  s: ['#9a5a00', '#f0b04f'],
  u: ['#5a4fb5', '#ada4ff'],
  '-': ['#6b7686', '#8894a5'],
};

/** The dash pattern of each outcome, so that lines differ without colours. */
export const DASHES: Readonly<Record<Code, string>> = {
  k: 'none',
  l: '1.5 5',
  s: '9 5',
  u: '9 4 1.5 4',
  '-': '3 3',
};

/** The sign of each outcome, drawn around the origin: a tick, a cross, a closed door, a question mark, a dash. */
export const SIGNS: Readonly<Record<Code, string>> = {
  k: 'M-3.5 .3L-1 2.8L3.7-2.6',
  l: 'M-3-3L3 3M3-3L-3 3',
  s: 'M-4 0H1M-1.3-2.6L1.3 0L-1.3 2.6M4-3.6V3.6',
  u: 'M-2.2-1.7C-2.2-4.6 2.3-4.4 2.3-1.8C2.3 0 0-.2 0 1.5M0 3.9V4',
  '-': 'M-3 0H3',
};
