import type { Finding } from '../check/finding';

/** 1 where something is wrong: an error or, if `strict`, a warning. */
export function exitCode(findings: readonly Finding[], strict: boolean): 0 | 1 {
  const fails = strict ? ['error', 'warning'] : ['error'];
  return findings.some(({ severity }) => fails.includes(severity)) ? 1 : 0;
}
