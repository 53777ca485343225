// What a sheet signs as still open, put together by account, state and age (D20.187). Pure.

/** Working days for which something has been open: of this day or the one before, up to a week, a month, or more. */
export const openAges = ['new', 'week', 'month', 'older'] as const;
export type OpenAge = (typeof openAges)[number];
const ageOf = (days: number): OpenAge =>
  days <= 1 ? 'new' : days <= 5 ? 'week' : days <= 22 ? 'month' : 'older';

/** One thing that stays open: rials, or units of a filing; `age` in working days. */
type Open = {
  /** As the ledger calls them (foundation/settlement/ledger). */
  readonly account: string;
  readonly state: string;
  readonly age: number;
  readonly size: number;
};
export type OpenBand = {
  readonly account: string;
  /** State and age, as `openParts` reads them. */
  readonly detail: string;
  readonly count: number;
  /** Nought of what is counted in units. */
  readonly rials: number;
  /** Working days of all together. */
  readonly days: number;
};

/** Accounts whose amounts are rials: filings and reports are counted in units. */
export const rialsOf = (account: string, amount: number): number =>
  account === 'filing' || account === 'report' ? 0 : amount;

export const openParts = (detail: string | null): { readonly state: string; readonly age: string } => {
  const [state = '', age = ''] = (detail ?? '').split(' ');
  return { state, age };
};

export function openBands(open: readonly Open[]): OpenBand[] {
  const sums = new Map<string, OpenBand>();
  for (const { account, state, age, size } of open) {
    const detail = `${state} ${ageOf(age)}`;
    const key = `${account} ${detail}`;
    const { count, rials, days } = sums.get(key) ?? { count: 0, rials: 0, days: 0 };
    sums.set(key, {
      ...{ account, detail },
      count: count + 1,
      rials: Math.min(Number.MAX_SAFE_INTEGER, rials + rialsOf(account, size)),
      days: days + age,
    });
  }
  return [...sums.values()];
}
