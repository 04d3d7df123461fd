import { Size, SizeRoundingBehavior } from 'cdk8s';
import { QUANTITY_FORM, quantityInNanos } from '../api/quantity';
import { describe, refuse } from './construct-path';

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/**
 * Formats a size as a quantity: in its own unit where that is a whole number, else in the largest unit in which it is. A
 * string is checked and returned as it is.
 */
export function quantityOfSize(constructPath: string, what: string, size: Size | string, mayBeZero = false): string {
  if (typeof size === 'string') return checkedQuantity(constructPath, what, size, mayBeZero);
  const written = size.asString();
  if (/^[1-9]\d*[KMGTP]i$/.test(written)) return written;
  let amount = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (mayBeZero && amount === 0) return '0';
  if (!Number.isFinite(amount) || amount <= 0) {
    refuse(constructPath, `${what} ${written} is not allowed; it is more than 0, e.g. Size.gibibytes(1)`);
  }
  if (!Number.isInteger(amount)) return String(Math.ceil(amount * 1024));
  let unit = 0;
  while (amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount}${UNITS[unit] ?? 'Ki'}`;
}

function checkedQuantity(constructPath: string, what: string, quantity: string, mayBeZero: boolean): string {
  const bytes = quantityInNanos(quantity);
  if (bytes === undefined) refuse(constructPath, `${what} ${describe(quantity)} is not allowed; give ${QUANTITY_FORM}`);
  if (bytes < 0n || (bytes === 0n && !mayBeZero))
    refuse(constructPath, `${what} ${quantity} is not allowed; it is more than 0, e.g. 1Gi`);
  return quantity;
}
