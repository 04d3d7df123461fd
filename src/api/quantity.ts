/**
 * Quantities as the API server reads them, exact to a billionth.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */

/** 1 as `quantityInNanos` returns it. */
export const NANO = 1_000_000_000n;

const DECIMAL: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 1_000n,
  m: 1_000_000n,
  '': NANO,
  k: NANO * 10n ** 3n,
  M: NANO * 10n ** 6n,
  G: NANO * 10n ** 9n,
  T: NANO * 10n ** 12n,
  P: NANO * 10n ** 15n,
  E: NANO * 10n ** 18n,
};
const BINARY: Readonly<Record<string, bigint>> = {
  Ki: NANO << 10n,
  Mi: NANO << 20n,
  Gi: NANO << 30n,
  Ti: NANO << 40n,
  Pi: NANO << 50n,
  Ei: NANO << 60n,
};

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/** The quantity in billionths of its unit (bytes, cores, …), or undefined where the API server would refuse it. */
export function quantityInNanos(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = QUANTITY.exec(String(value));
  if (match === null) return undefined;
  const { 1: sign, 2: whole = '', 3: fraction = '', 4: exponent, 5: suffix = '' } = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  const unit = DECIMAL[suffix] ?? BINARY[suffix] ?? NANO;
  const power = Number(exponent ?? '0') - fraction.length;
  const scaled = power >= 0 ? digits * unit * 10n ** BigInt(power) : (digits * unit) / 10n ** BigInt(-power);
  return sign === '-' ? -scaled : scaled;
}

/** How to write a quantity, for messages. */
export const QUANTITY_FORM =
  "a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, without a space or 'B', e.g. 10Gi";
