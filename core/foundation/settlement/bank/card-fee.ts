// What a PSP takes of a purchase on a card, by the public tariff of its day (domain.md §5).

type Tariff = {
  readonly from: string;
  /** Rials of every purchase at least and at most, and the share in ten-thousandths. */
  readonly least: number;
  readonly most: number;
  readonly share: number;
};

/** Since 1402/04/04: 1,200 rials up to 6,000,000, above that 0.02 %, 40,000 at most. */
const tariffs: readonly Tariff[] = [{ from: '2023-06-25', least: 1_200, most: 40_000, share: 2 }];

/** The fee of one purchase of so many rials on a day; nought before the first tariff that is known. */
export function cardFee(rials: number, day: string): number {
  const tariff = tariffs.findLast(({ from }) => from <= day);
  if (tariff === undefined || rials <= 0) return 0;
  return Math.min(tariff.most, Math.max(tariff.least, Math.floor((rials * tariff.share) / 10_000)));
}
