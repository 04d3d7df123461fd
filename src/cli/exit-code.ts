import type { Finding } from '../check/finding';

/**
 * 1 where something is wrong: an error or, if `strict`, a warning; else 2 where something that was named couldn't be judged, which
 * may hide more of them.
 */
export function exitCode(findings: readonly Finding[], strict: boolean, incomplete: boolean): 0 | 1 | 2 {
  const fails = strict ? ['error', 'warning'] : ['error'];
  if (findings.some(({ severity }) => fails.includes(severity))) return 1;
  return incomplete ? 2 : 0;
}
