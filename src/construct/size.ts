import { Size, SizeRoundingBehavior } from 'cdk8s';
import { refuse } from './where';

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** A size as a quantity: in its own unit where that is a whole number, else in the largest unit that keeps it exact. */
export function quantityOfSize(where: string, what: string, size: Size): string {
  const written = size.asString();
  if (/^[1-9]\d*[KMGTP]i$/.test(written)) return written;
  let amount = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (!Number.isFinite(amount) || amount <= 0) {
    refuse(where, `${what} ${written} is not allowed; it is more than 0, e.g. Size.gibibytes(1)`);
  }
  if (!Number.isInteger(amount)) return String(Math.ceil(amount * 1024));
  let unit = 0;
  while (amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount}${UNITS[unit] ?? 'Ki'}`;
}
