// The totals of an office's day, one line each: which entries it is made of, and its column on the supervisors' pages.
// The sum, the columns of office_days, their upsert and the pages follow from this list. Every total is a sum, so that entries add up
// in any order.
import { z } from 'zod';
import { type Envelope, idSchema } from '#core/foundation/wire/contract.ts';
import { rankOf } from './rank.ts';

const linesSchema = z.object({
  lines: z
    .array(z.looseObject({ count: z.int().min(0).max(1_000_000), files: z.literal(true).optional() }))
    .optional(),
});
const outOfTurnSchema = z.object({ outOfTurn: z.array(z.string()) });
/** Rials of one entry. The cap keeps the sum of a batch exact; beyond it the amount is a mistake. */
const rials = z.int().min(0).max(10_000_000_000_000);

/** What an entry adds, or null when its body does not say it. */
type Adds = (body: Readonly<Record<string, unknown>>) => number | null;

const one: Adds = () => 1;
const rialsIn =
  (field: string, sign: 1 | -1 = 1): Adds =>
  (body) => {
    const read = rials.safeParse(body[field]);
    return read.success ? sign * read.data : null;
  };

/** One for each entry that says so itself. */
const marked =
  (field: string): Adds =>
  (body) =>
    body[field] === true ? 1 : 0;
/** As many as the entry says. */
const countIn =
  (field: string): Adds =>
  (body) => {
    const read = z.int().min(0).max(1_000_000).safeParse(body[field]);
    return read.success ? read.data : null;
  };
/** One for each entry of these kinds. */
const ofKind =
  (...kinds: readonly string[]): Adds =>
  ({ kind }) =>
    typeof kind === 'string' && kinds.includes(kind) ? 1 : 0;

const unitsCharged: Adds = (body) => {
  const read = linesSchema.safeParse(body);
  return read.success
    ? (read.data.lines ?? []).reduce((sum, { count, files }) => sum + (files === true ? count : 0), 0)
    : null;
};
const unitsCancelled: Adds = ({ files }) => {
  const read = z.int().min(1).max(1_000_000).optional().safeParse(files);
  return read.success ? 0 - (read.data ?? 0) : null;
};

export type DayColumn<Name extends string> = {
  head: string;
  /** The total itself is rials, or these rials stand beside it. */
  rials?: Name | 'itself';
  /** Counts that stand beside it, in order. */
  and?: Name | readonly Name[];
  /** The first page, which is about today: another head or without the rials; null when it is not there. */
  today?: { head?: string; isWithoutRials?: boolean } | null;
};
type DayTotal<Name extends string> = {
  /** By type of entry; `every` entry of the day is one. */
  of: Readonly<Record<string, Adds>> | 'every';
  column?: DayColumn<Name>;
};

const list = <const Name extends string>(totals: Record<Name, DayTotal<NoInfer<Name>>>) => totals;

/** In the order of the columns. Rials where the name says so (D14.10, D21.14). */
export const dayTotals = list({
  entries: { of: 'every' },
  visits: { of: { 'visit.opened': one }, column: { head: 'مراجعه' } },
  verified: { of: { 'identity.verified': one }, column: { head: 'احراز / رد', and: 'refused' } },
  refused: { of: { 'identity.refused': one } },
  feesRial: {
    of: { 'fee.charged': rialsIn('total'), 'fee.charge_cancelled': rialsIn('total', -1) },
    column: { head: 'تعرفه', rials: 'itself', today: null },
  },
  /** Charged units of services that are filed in the judiciary's own system; less what was cancelled of them. */
  toFile: {
    of: { 'fee.charged': unitsCharged, 'fee.charge_cancelled': unitsCancelled },
    column: {
      head: 'ثبتی / ثبت‌شده / پس‌گرفته',
      and: ['filed', 'filingsWithdrawn'],
    },
  },
  /** Filings, without those that only put another one right; one that was taken back is no longer one. */
  filed: {
    of: {
      'visit.filed': ({ replaces }) => (replaces === undefined ? 1 : 0),
      'visit.filing_withdrawn': () => -1,
    },
  },
  /** Filings that the manager took back (D1.111). */
  filingsWithdrawn: { of: { 'visit.filing_withdrawn': one } },
  payments: {
    of: { 'payment.recorded': one },
    column: { head: 'پرداخت با کارتخوان (خالص)', rials: 'paymentsRial' },
  },
  /** Less what went back. */
  paymentsRial: { of: { 'payment.recorded': rialsIn('amount'), 'payment.reversed': rialsIn('amount', -1) } },
  reversals: {
    of: { 'payment.reversed': one },
    column: { head: 'برگشت وجه', rials: 'reversalsRial', today: { isWithoutRials: true } },
  },
  reversalsRial: { of: { 'payment.reversed': rialsIn('amount') } },
  /** Visits that became served and not paid for. */
  servedUnpaid: {
    of: {
      'payment.reversed': marked('madeUnpaid'),
      'fee.charge_cancelled': marked('madeUnpaid'),
      'fee.charged': marked('madeUnpaid'),
      'visit.cancelled': marked('verified'),
      'visit.reason_given': ofKind('completed_underpaid'),
    },
    column: { head: 'خدمت بی‌پرداخت / سپس پرداخت‌شده', and: 'paidAfterAll' },
  },
  /** Visits, also of earlier days, that were paid after all. */
  paidAfterAll: {
    of: { 'payment.recorded': marked('settlesServed') },
  },
  /** Visits completed with nothing on the POS and no approved exemption, and those in which the client only asked. */
  withoutPos: {
    of: { 'visit.completed': marked('nothingOnPos') },
    column: { head: 'پایان بدون کارتخوان / فقط پرسش', and: 'onlyAsked' },
  },
  onlyAsked: { of: { 'visit.only_asked': one } },
  complaints: { of: { 'complaint.registered': one }, column: { head: 'شکایت' } },
  /** Without those that were undone within seconds. */
  cashOffers: {
    of: { 'cash.offered': one, 'act.withdrawn': ({ kind }) => (kind === 'cash_offered' ? -1 : 0) },
    column: { head: 'پیشنهاد نقد' },
  },
  cutOffs: {
    of: { 'staff.cut_off': one },
    column: { head: 'قطع دسترسی / تکمیل', and: 'departuresClosed', today: null },
  },
  /** Leavers who are cut off everywhere outside as well. */
  departuresClosed: { of: { 'departure.closed': one } },
  /** Of them, those for whom it took longer than fifteen minutes. */
  departuresLate: {
    of: { 'departure.closed': marked('late') },
    column: { head: 'تکمیل دیرهنگام', today: null },
  },
  exceptions: {
    of: { 'settlement.explained': one },
    column: { head: 'مغایرت توضیح‌داده‌شده', today: { head: 'مغایرت' } },
  },
  /** Differences that two persons ended by words, and words of one person alone. */
  settledByTwo: {
    of: { 'difference.settled': ({ secondBy }) => (typeof secondBy === 'string' ? 1 : 0) },
    column: { head: 'مغایرت بسته‌شده با دو نفر / نوشتهٔ یک نفر', and: 'settledByOne', today: null },
  },
  settledByOne: { of: { 'difference.settled': ({ secondBy }) => (typeof secondBy === 'string' ? 0 : 1) } },
  /** One person saw whole data of clients very many times within minutes; nothing of a client is in it. */
  bulkAccess: { of: { 'client.many_viewed': one }, column: { head: 'مشاهدهٔ پی‌درپی', today: null } },
  /** Tariffs, rates and terminals that came into force on the word of who entered them alone. */
  confirmedAlone: {
    of: {
      'tariff.confirmed': marked('nobodyElse'),
      'tariff.external_rate_confirmed': marked('nobodyElse'),
      'terminal.confirmed': marked('nobodyElse'),
      'terminal.registered': one,
    },
    column: { head: 'تأیید بدون نفر دوم', today: null },
  },
  /** Answers of clients by a face, from the saddest to the happiest. */
  feedback1: {
    of: { 'feedback.counted': countIn('rating1') },
    column: {
      head: 'بازخورد، از ناراضی به راضی',
      and: ['feedback2', 'feedback3', 'feedback4', 'feedback5'],
      today: null,
    },
  },
  feedback2: { of: { 'feedback.counted': countIn('rating2') } },
  feedback3: { of: { 'feedback.counted': countIn('rating3') } },
  feedback4: { of: { 'feedback.counted': countIn('rating4') } },
  feedback5: { of: { 'feedback.counted': countIn('rating5') } },
  /** Sessions that a manager opened beside somebody in an emergency. */
  emergencies: {
    of: { 'emergency.begun': one },
    column: { head: 'نشست اضطراری / ورود با فهرست قدیمی', and: 'leasesOverridden' },
  },
  /** Managers who came in at a PC that had not heard from its office for three days. */
  leasesOverridden: { of: { 'staff.lease_overridden': one } },
  /** Clocks of PCs that were not to be believed. */
  clockDoubts: { of: { 'clock.doubted': one }, column: { head: 'تردید در ساعت', today: {} } },
  /** Closed while an earlier day was open. */
  outOfTurn: {
    of: {
      'day.closed': ({ summary }) => {
        const read = outOfTurnSchema.safeParse(summary);
        return read.success && read.data.outOfTurn.length > 0 ? 1 : 0;
      },
    },
    column: { head: 'بستن خارج از نوبت', today: null },
  },
});

export type DayTotalName = keyof typeof dayTotals;
export const dayTotalNames = Object.keys(dayTotals) as readonly DayTotalName[];
export type DaySums = { [Name in DayTotalName]?: number };

/** The name of a total's column in office_days. */
export const columnOf = (name: DayTotalName): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The columns of office_days that the totals need. */
export const totalColumns: readonly string[] = dayTotalNames.map(columnOf);

const addsOfType = Map.groupBy(
  dayTotalNames.flatMap((name) => {
    const { of } = dayTotals[name];
    return of === 'every' ? [] : Object.entries(of).map(([type, adds]) => ({ name, type, adds }));
  }),
  ({ type }) => type,
);

/** Splits off what two PCs may record concurrently although it happened once, as the reversal of one payment: its ids and its totals. */
const saidTwice: ReadonlyMap<string, { of: string; id: string; totals: readonly DayTotalName[] }> = new Map([
  [
    'payment.reversed',
    { of: 'paymentId', id: 'reversalId', totals: ['paymentsRial', 'reversals', 'reversalsRial'] },
  ],
  ['fee.charge_cancelled', { of: 'chargeId', id: 'id', totals: ['feesRial', 'toFile'] }],
]);

/** What one entry adds to its day; null when its body lacks something that is counted. */
export function sumsOf(type: string, body: Readonly<Record<string, unknown>>): DaySums | null {
  const sums: DaySums = { entries: 1 };
  for (const { name, adds } of addsOfType.get(type) ?? []) {
    const added = adds(body);
    if (added === null) return null;
    sums[name] = added;
  }
  return sums;
}

/**
 * Splits what an entry adds into what every entry adds and what counts once for its payment or charge.
 * @returns `once` missing where nothing of the entry counts so
 */
export function apartFromOnce(
  { type, lc, body }: Pick<Envelope, 'type' | 'lc' | 'body'>,
  sums: DaySums,
): { sums: DaySums; once?: { what: string; rank: string; sums: DaySums } } {
  const told = saidTwice.get(type);
  if (told === undefined) return { sums };
  const [of, id] = [idSchema.safeParse(body[told.of]), idSchema.safeParse(body[told.id])];
  if (!of.success || !id.success) return { sums };
  const isOnce = ([name]: [string, number]): boolean => told.totals.some((total) => total === name);
  const [once, every] = [Object.entries(sums).filter(isOnce), Object.entries(sums).filter((e) => !isOnce(e))];
  const what = `${type} ${of.data}`;
  return {
    sums: Object.fromEntries(every),
    once: { what, rank: rankOf(lc, id.data), sums: Object.fromEntries(once) },
  };
}
