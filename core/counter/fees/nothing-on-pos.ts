// Whether what a visit was charged puts nothing on the office's POS, with no approved reason for it (D21.22). Pure.

type Charge = {
  readonly cancelled: boolean;
  readonly lines: readonly {
    readonly channel: string;
    readonly gross: number;
    readonly reductionCode: string | null;
  }[];
};

/** True where something stands charged, none of it costs anything on the POS, and none is exempt by a listed code. */
export function isNothingOnPos(charges: readonly Charge[]): boolean {
  const inForce = charges.filter(({ cancelled }) => !cancelled);
  const onPos = inForce.flatMap(({ lines }) => lines.filter(({ channel }) => channel === 'office_pos'));
  const isExempt = onPos.some(({ gross, reductionCode }) => gross === 0 && reductionCode !== null);
  return inForce.length > 0 && !isExempt && onPos.every(({ gross }) => gross === 0);
}
