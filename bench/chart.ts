import { exponent } from './report';
import type { Result } from './report';

const WIDTH = 760;
const HEIGHT = 440;
const MARGIN = { left: 70, right: 250, top: 30, bottom: 50 };
const COLORS = [
  '#0b6e4f',
  '#3fa34d',
  '#8ac926',
  '#1982c4',
  '#6a4c93',
  '#b5179e',
  '#f72585',
  '#e76f51',
  '#f4a261',
  '#8d99ae',
  '#222',
];

/** A chart of CPU time by number of apps, with logarithmic axes and the growth exponent of each line. */
export function svg(results: readonly Result[]): string {
  const one = results.filter(({ charts }) => charts === 1);
  const sizes = [...new Set(one.map(({ apps }) => apps))].sort((a, b) => a - b);
  const times = one.map(({ cpuMs }) => cpuMs);
  const x = scale(sizes[0] ?? 1, sizes.at(-1) ?? 10, MARGIN.left, WIDTH - MARGIN.right);
  const y = scale(Math.min(...times), Math.max(...times), HEIGHT - MARGIN.bottom, MARGIN.top);
  const tools = [...new Set(one.map(({ tool }) => tool))];
  const lines = tools.map((tool, index) => {
    const points = one.filter((result) => result.tool === tool).sort((a, b) => a.apps - b.apps);
    const color = COLORS[index % COLORS.length] ?? '#000';
    const path = points.map(({ apps, cpuMs }) => `${x(apps).toFixed(1)},${y(cpuMs).toFixed(1)}`).join(' ');
    const from = points.find(({ apps }) => apps >= 100);
    const to = points.at(-1);
    const growth = from === undefined || to === undefined || from === to ? '' : `, n^${exponent(from, to).toFixed(2)}`;
    const row = MARGIN.top + index * 22;
    return (
      `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>` +
      `<rect x="${WIDTH - MARGIN.right + 20}" y="${row - 9}" width="12" height="12" fill="${color}"/>` +
      `<text x="${WIDTH - MARGIN.right + 38}" y="${row + 2}">${tool}${growth}</text>`
    );
  });
  const marks = [
    ...sizes.map((apps) => `<text x="${x(apps)}" y="${HEIGHT - 28}" text-anchor="middle">${apps}</text>`),
    ...powersOfTen(Math.min(...times), Math.max(...times)).map(
      (ms) =>
        `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>` +
        `<text x="${MARGIN.left - 8}" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`,
    ),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">` +
    `<title>CPU time over the number of apps in one chart</title><rect width="100%" height="100%" fill="#fff"/>` +
    [...marks, ...lines].join('') +
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">apps of 5 objects</text>` +
    `</svg>\n`
  );
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const factor = (end - start) / (Math.log(to) - Math.log(from));
  return (value) => start + (Math.log(value) - Math.log(from)) * factor;
}

function powersOfTen(from: number, to: number): number[] {
  const powers = Array.from({ length: 8 }, (_, power) => 10 ** power);
  return powers.filter((power) => power >= from && power <= to);
}
