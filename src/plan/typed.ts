/** What a person types of claims that a StatefulSet numbers. */
import type { ClaimSet, Ordinals } from './claim-set';

/** A claim as it is typed: `data`, or `data-db-$N` in a loop over several. */
export function typed({ name, ordinals }: Pick<ClaimSet, 'name' | 'ordinals'>): string {
  return name.replace(/\*$/, numberOf(ordinals));
}

/** The number of the only claim, or the variable of the loop. */
export function numberOf(ordinals: Ordinals | undefined): string {
  return ordinals !== undefined && ordinals.first === ordinals.last ? String(ordinals.first) : '$N';
}

/** Whether a name stands for several claims. */
export function isSeveral({ name, ordinals }: Pick<ClaimSet, 'name' | 'ordinals'>): boolean {
  return name.endsWith('-*') && numberOf(ordinals) === '$N';
}

/** A claim with the number of the one that it is made of. */
export function numberedAs(to: ClaimSet, { ordinals }: ClaimSet): ClaimSet {
  return ordinals === undefined ? to : { ...to, ordinals };
}

/** What is typed for each of several claims. */
export function forEach(claims: Pick<ClaimSet, 'name' | 'ordinals'>, commands: readonly string[]): readonly string[] {
  const { ordinals } = claims;
  return ordinals !== undefined && isSeveral(claims) ? [loop(ordinals, commands)] : commands;
}

/** Commands for each replica's number `$N` as one that a shell takes as it is, and that ends where one of them fails. */
export function loop({ first, last }: Ordinals, commands: readonly string[], order: 'up' | 'down' = 'up'): string {
  const numbers = order === 'up' ? `${first} ${last}` : `${last} -1 ${first}`;
  return [`(set -e; for N in $(seq ${numbers}); do`, ...commands.map((command) => `  ${command}`), 'done)'].join('\n');
}

/** `are` of several claims. */
export function isOrAre(claims: ClaimSet): 'are' | 'is' {
  return isSeveral(claims) ? 'are' : 'is';
}

/** The end of a word of which each claim has one. */
export function plural(claims: ClaimSet): 's' | '' {
  return isSeveral(claims) ? 's' : '';
}

/** A title at the begin of a sentence. */
export function capital(title: string): string {
  return title.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
