// When a terminal may be used, and how a payment is spread over fee lines (D2, D3). Pure; amounts are integer rials.

/** A confirmed registration of a terminal. Days are business days, both inclusive. */
export type Registration = {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string | null;
};
/** A retirement ends the registrations whose confirmation it knew, whatever any clock says (D2.15). */
export type Retirement = {
  readonly lastDay: string;
  /** Their ids. */
  readonly ends: readonly string[];
};

/** Last day on which a registration may be used: its own, or that of a retirement that ends it; null while it is open (D2.15). */
export function lastDayOf(registration: Registration, retirements: readonly Retirement[]): string | null {
  return retirements
    .filter(({ ends }) => ends.includes(registration.id))
    .reduce<string | null>((last, { lastDay }) => earlier(last, lastDay), registration.validTo);
}

function earlier(one: string | null, other: string): string {
  return one === null || other < one ? other : one;
}

/** True when the span (both days inclusive, `to` null: without end) contains the business day. */
export function spanCovers(span: { from: string; to: string | null }, day: string): boolean {
  return span.from <= day && (span.to === null || day <= span.to);
}

/** True when two spans share a day. */
export function spansOverlap(
  one: { from: string; to: string | null },
  other: { from: string; to: string | null },
): boolean {
  return (
    (one.to === null || other.from <= one.to) &&
    (other.to === null || one.from <= other.to) &&
    isSpan(one) &&
    isSpan(other)
  );
}

/** A span that ends before it begins holds no day. */
function isSpan({ from, to }: { from: string; to: string | null }): boolean {
  return to === null || from <= to;
}

/** A fee line as an account sees it. */
export type OwedLine = { readonly chargeId: string; readonly line: number; readonly gross: number };
export type Allocation = { readonly chargeId: string; readonly line: number; readonly amount: number };

/**
 * Spreads a payment over the office_pos lines in their order, each filled up before the next; `allocated` are the parts
 * of the payments that still stand. Up to what is due, the parts add up to the amount.
 */
export function allocate(
  amount: number,
  lines: readonly OwedLine[],
  allocated: readonly Allocation[],
): Allocation[] {
  const parts: Allocation[] = [];
  let left = amount;
  for (const { chargeId, line, gross } of lines) {
    const taken = allocated
      .filter((part) => part.chargeId === chargeId && part.line === line)
      .reduce((sum, part) => sum + part.amount, 0);
    const part = Math.min(left, Math.max(0, gross - taken));
    if (part > 0) parts.push({ chargeId, line, amount: part });
    left -= part;
  }
  return parts;
}
