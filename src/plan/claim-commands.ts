/** The names of claims in commands of the runbook; those of a StatefulSet are in a loop over ordinals. */
import type { ClaimSet, Ordinals } from './claim-set';

/** The name of a claim in a command: `data`, or `data-db-$N` in a loop. */
export function shellName({ name, ordinals }: Pick<ClaimSet, 'name' | 'ordinals'>): string {
  return name.replace(/\*$/, numberOf(ordinals));
}

/** The ordinal of the only claim, or the variable of the loop. */
export function numberOf(ordinals: Ordinals | undefined): string {
  return ordinals !== undefined && ordinals.first === ordinals.last ? String(ordinals.first) : '$N';
}

/** Whether it is several claims. */
export function isSeveral({ name, ordinals }: Pick<ClaimSet, 'name' | 'ordinals'>): boolean {
  return name.endsWith('-*') && numberOf(ordinals) === '$N';
}

/** A claim set with the ordinals of another. */
export function numberedAs(to: ClaimSet, { ordinals }: ClaimSet): ClaimSet {
  return ordinals === undefined ? to : { ...to, ordinals };
}

/** Commands for each of the claims: in a loop where they are several. */
export function forEach(claims: Pick<ClaimSet, 'name' | 'ordinals'>, commands: readonly string[]): readonly string[] {
  const { ordinals } = claims;
  return ordinals !== undefined && isSeveral(claims) ? [loop(ordinals, commands)] : commands;
}

/** A shell loop over ordinals `$N`, ready to paste, which stops where a command fails. */
export function loop({ first, last }: Ordinals, commands: readonly string[], order: 'up' | 'down' = 'up'): string {
  const numbers = order === 'up' ? `${first} ${last}` : `${last} -1 ${first}`;
  return [`(set -e; for N in $(seq ${numbers}); do`, ...commands.map((command) => `  ${command}`), 'done)'].join('\n');
}

/** `are` for several claims. */
export function isOrAre(claims: ClaimSet): 'are' | 'is' {
  return isSeveral(claims) ? 'are' : 'is';
}

/** The plural ending of a word for several claims. */
export function plural(claims: ClaimSet): 's' | '' {
  return isSeveral(claims) ? 's' : '';
}

/** A title at the beginning of a sentence. */
export function capital(title: string): string {
  return title.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
