// What reports count, by what they group it, and what they say of each group: the words of a report, the same at the office and at the
// province (D20.85).

/**
 * What is counted. `paid`, `returned`: a part of a payment or of what went back of one, by the line of a fee that it is for; `charged`,
 * `cancelled`: a line of a fee; `visit`: a visit by how it ended; `wait`: from a queue number to its service; `refused`: an identity
 * that was refused; `complaint` and, of those, `answered` in time and `late` (answered or still open after the deadline);
 * `difference`: one that the closing in force of its day explained. Of the other registers: `viewed` data of a client or a record, a check
 * of the premises that `checked` well or `checkFailed`, who `trained`, who `left`, what `tariffChanged`, a `pcMissing` at a close.
 * `present`: a person on a day, from the first to the last that they recorded. Of each closing in force: that it was `signed`, what it left
 * `open` of each account, what `came` up, was `cleared` or `settled` by words since the last one, and what terminals `reported`.
 */
export const factKinds = [
  'paid',
  'returned',
  'charged',
  'cancelled',
  'visit',
  'wait',
  'refused',
  'complaint',
  'answered',
  'late',
  'difference',
  'viewed',
  'checked',
  'checkFailed',
  'trained',
  'left',
  'tariffChanged',
  'pcMissing',
  'present',
  'signed',
  'open',
  'came',
  'cleared',
  'settled',
  'reported',
] as const;
export type FactKind = (typeof factKinds)[number];

/** By what a report is grouped and filtered. Those with a reason in their name are of one kind of facts alone. */
export const groupings = [
  'day',
  'week',
  'month',
  'weekday',
  'hour',
  'terminal',
  'service',
  'clerk',
  'payee',
  'channel',
  'returnReason',
  'refusalReason',
  'reductionCode',
  'cancelReason',
  'ending',
  'complaintCategory',
  'complaintOutcome',
  'differenceKind',
  'explanation',
  'register',
  'viewPurpose',
  'checkItem',
  'leavingReason',
  'trainingTopic',
  'missingPc',
  'openAccount',
  'openState',
  'openAge',
] as const;
export type Grouping = (typeof groupings)[number];

/** What a report says of each group. Amounts are integer rials, times are milliseconds, ages working days. A complaint's time is whole days. */
export const reportColumns = [
  'visits',
  'payments',
  'paid',
  'vat',
  'returns',
  'returned',
  'net',
  'units',
  'charged',
  'reduction',
  'cancelled',
  'serviceTime',
  'waitTime',
  'refused',
  'complaints',
  'answered',
  'late',
  'answerTime',
  'differences',
  'daysWithDifference',
  'differenceRials',
  'acts',
  'cutTime',
  'presentDays',
  'presence',
  'reported',
  'openItems',
  'openRials',
  'openAge',
  'came',
  'cleared',
  'settled',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** What the values of a column are. */
export const unitOfColumn = {
  visits: 'count',
  payments: 'count',
  paid: 'rials',
  vat: 'rials',
  returns: 'count',
  returned: 'rials',
  net: 'rials',
  units: 'count',
  charged: 'rials',
  reduction: 'rials',
  cancelled: 'rials',
  serviceTime: 'time',
  waitTime: 'time',
  refused: 'count',
  complaints: 'count',
  answered: 'count',
  late: 'count',
  answerTime: 'days',
  differences: 'count',
  daysWithDifference: 'count',
  differenceRials: 'rials',
  acts: 'count',
  cutTime: 'time',
  presentDays: 'count',
  presence: 'hours',
  reported: 'rials',
  openItems: 'count',
  openRials: 'rials',
  openAge: 'count',
  came: 'rials',
  cleared: 'rials',
  settled: 'rials',
} as const satisfies Readonly<Record<ReportColumn, 'count' | 'rials' | 'time' | 'hours' | 'days'>>;

/** Hours with one decimal. @param ms milliseconds */
export const hoursOf = (ms: number): number => Math.round(ms / 360_000) / 10;

/** Days with one decimal. @param ms milliseconds */
export const daysOfTime = (ms: number): number => Math.round(ms / 8_640_000) / 10;

/** Only what lies in this group; an empty value is what has no group. */
export type ReportFilter = { readonly by: Grouping; readonly value: string };

const money: readonly ReportColumn[] = ['paid', 'payments', 'returned', 'vat', 'net'];
const byTime: readonly ReportColumn[] = [
  ...(['paid', 'visits', 'payments', 'vat', 'returned', 'net', 'refused', 'acts'] as const),
  ...(['reported', 'presence', 'openItems', 'openRials', 'openAge'] as const),
];
const work: readonly ReportColumn[] = [
  ...(['visits', 'paid', 'serviceTime', 'waitTime', 'refused', 'payments', 'vat'] as const),
];

/** Every column that each grouping has, as it leaves in a file. The first is told day by day. */
export const breakdowns = {
  service: ['paid', 'units', 'returned', 'charged', 'vat', 'reduction', 'net'],
  clerk: [
    ...([
      'visits',
      'paid',
      'serviceTime',
      'waitTime',
      'refused',
      'payments',
      'returned',
      'vat',
      'acts',
    ] as const),
    ...(['presentDays', 'presence', 'cutTime'] as const),
  ],
  terminal: [...money, 'reported'],
  payee: money,
  channel: ['charged', 'units', 'reduction'],
  hour: work,
  weekday: work,
  day: byTime,
  week: byTime,
  month: byTime,
  ending: ['visits', 'serviceTime'],
  refusalReason: ['refused'],
  returnReason: ['returns', 'returned'],
  reductionCode: ['reduction', 'units', 'charged'],
  cancelReason: ['cancelled'],
  complaintCategory: ['complaints', 'answered', 'late', 'answerTime'],
  complaintOutcome: ['complaints', 'late', 'answerTime'],
  differenceKind: ['differences', 'daysWithDifference', 'differenceRials'],
  explanation: ['differences', 'daysWithDifference', 'differenceRials'],
  register: ['acts'],
  viewPurpose: ['acts'],
  checkItem: ['acts'],
  leavingReason: ['acts', 'cutTime'],
  trainingTopic: ['acts'],
  missingPc: ['acts'],
  openAccount: ['openRials', 'openItems', 'openAge', 'came', 'cleared', 'settled'],
  openState: ['openRials', 'openItems', 'openAge'],
  openAge: ['openRials', 'openItems'],
} as const satisfies Readonly<Record<Grouping, readonly ReportColumn[]>>;
