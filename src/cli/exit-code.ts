import type { Finding } from '../check/finding';

/**
 * 1 if there is an error or, if `strict`, a warning; else 2 if a part of the input couldn't be checked, which may hide findings;
 * else 0.
 */
export function exitCode(findings: readonly Finding[], strict: boolean, incomplete: boolean): 0 | 1 | 2 {
  const fails = strict ? ['error', 'warning'] : ['error'];
  if (findings.some(({ severity }) => fails.includes(severity))) return 1;
  return incomplete ? 2 : 0;
}
