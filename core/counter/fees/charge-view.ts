// A visit's charge as screens and receipts show it, from its rows.
import type { ChargeView, RateReference, TariffDocument } from './contract.ts';

type ChargeRow = {
  readonly id: string;
  readonly total: number;
  readonly at: string;
  readonly cancelled: boolean;
};
type KeptLine = Omit<ChargeView['lines'][number], 'title' | 'rate'>;
type LineRow = {
  readonly line: KeptLine & {
    chargeId: string;
    net: number;
    day: string;
    rateId: string | null;
    files: number | null;
  };
  /** The rate of another body by which the line was charged, where it is kept and here. */
  readonly rate: RateReference | null;
};

/** Names what was charged as the version does that it was charged under; `document` null: it is not here. */
export function chargeViewOf(
  { id, total, at, cancelled }: ChargeRow,
  document: TariffDocument | null,
  rows: readonly LineRow[],
): ChargeView {
  const titles = new Map(document?.items.map(({ code, title }) => [code, title]));
  return {
    chargeId: id,
    tariffTitle: document?.title ?? '',
    total,
    cancelled,
    at,
    lines: rows.map(({ line: { chargeId, net, day, rateId, files, ...line }, rate }) => ({
      ...line,
      title: titles.get(line.itemCode) ?? line.itemCode,
      rate: rate === null ? null : referenceOf(rate),
    })),
  };
}

const referenceOf = ({ authority, letterNumber, letterDay }: RateReference): RateReference => ({
  authority,
  letterNumber,
  letterDay,
});
