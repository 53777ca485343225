// What can go wrong between a desk and a card terminal, by name. Each says what becomes of the money, what is answered and how the
// answer travels; what is left out goes as it should. A terminal that lies (says "declined" and takes money) is not among them:
// nobody at the desk could know.

/** What the terminal books: the amount, a tenth less, the amount of the sale before, or nothing. */
type Takes = 'amount' | 'less' | 'amount_before' | 'nothing';
/** The code that it answers, as the protocol writes it. */
export type Code = 'good' | 'declined' | 'withdrawn' | 'no_answer_of_centre' | 'unlisted' | 'busy';
/** What is wrong in the answer. */
export type Flaw =
  | 'amount'
  | 'own_number'
  | 'terminal'
  | 'no_reference'
  | 'zero_reference'
  | 'no_trace'
  | 'no_time'
  | 'gregorian'
  | 'wrong_clock'
  | 'full_card'
  | 'unlisted_field'
  | 'foreign_text'
  | 'checksum'
  | 'other_length';
/** How the answer travels. */
export type Delivery =
  | 'whole'
  | 'by_bytes'
  | 'two_pieces'
  | 'ten_pieces'
  | 'twice'
  | 'behind_the_one_before'
  | 'only_the_one_before'
  | 'half'
  | 'noise'
  | 'none_closed'
  | 'none_reset'
  | 'none_silent'
  | 'after_the_desk_gave_up';

export type Fault = {
  readonly says: string;
  readonly takes: Takes;
  readonly code: Code;
  readonly flaw?: Flaw;
  readonly delivery?: Delivery;
  /** It waits for the card until the desk withdraws (`withdrawn`), or has the card by then (`too_late`). */
  readonly waits?: 'withdrawn' | 'too_late';
  /** What it does when it is asked about this sale; it tells what it booked when left out. */
  readonly inquiry?: 'forgets' | 'silent' | 'closes' | 'tells_another';
};

const taken = { takes: 'amount', code: 'good' } as const;
const flawed = (flaw: Flaw, says: string): Fault => ({ ...taken, flaw, says });
const travels = (delivery: Delivery, says: string): Fault => ({ ...taken, delivery, says });
const nothing = { takes: 'nothing', code: 'good' } as const;

export const faults = {
  none: { ...taken, says: 'takes the amount and answers' },
  declined: { takes: 'nothing', code: 'declined', says: 'declines: not enough money' },
  withdrawn: { takes: 'nothing', code: 'withdrawn', says: 'the client withdraws at the terminal' },
  busy: { takes: 'nothing', code: 'busy', says: 'a sale that was keyed in at the terminal is running' },
  unlisted_code: { takes: 'nothing', code: 'unlisted', says: 'answers a code that no table has' },
  unlisted_code_taken: { takes: 'amount', code: 'unlisted', says: 'the same, and the money was taken' },
  no_centre: { takes: 'nothing', code: 'no_answer_of_centre', says: 'the centre does not answer' },
  no_centre_taken: {
    takes: 'amount',
    code: 'no_answer_of_centre',
    says: 'the same, and the money was taken',
  },
  no_centre_forgotten: {
    ...{ takes: 'amount', code: 'no_answer_of_centre', inquiry: 'forgets' },
    says: 'the same, and an inquiry does not find it',
  },
  silent: { ...nothing, delivery: 'none_silent', says: 'takes nothing and never answers' },
  silent_taken: travels('none_silent', 'takes the money and never answers'),
  late: travels('after_the_desk_gave_up', 'takes the money after the desk has given up'),
  closed: { ...nothing, delivery: 'none_closed', says: 'takes nothing and closes the connection' },
  closed_taken: travels('none_closed', 'takes the money and closes the connection'),
  reset_taken: travels('none_reset', 'takes the money and the connection breaks'),
  reset: { ...nothing, delivery: 'none_reset', says: 'takes nothing and the connection breaks' },
  half: travels('half', 'half of the answer, then it closes'),
  noise: travels('noise', 'bytes that are no answer, then it closes'),
  by_bytes: travels('by_bytes', 'the answer comes byte by byte'),
  two_pieces: travels('two_pieces', 'the answer comes in two pieces'),
  ten_pieces: travels('ten_pieces', 'the answer comes in ten pieces'),
  twice: travels('twice', 'the same answer twice'),
  behind_the_one_before: travels('behind_the_one_before', 'the last answer once more, then this one'),
  only_the_one_before: travels('only_the_one_before', 'the last answer once more, instead of this one'),
  wrong_amount: flawed('amount', 'the answer names another amount'),
  wrong_own_number: flawed('own_number', 'the answer names another sale'),
  wrong_terminal: flawed('terminal', 'the answer names another terminal: it was replaced'),
  less: { takes: 'less', code: 'good', says: 'takes a tenth less: a discount' },
  amount_before: {
    takes: 'amount_before',
    code: 'good',
    says: 'a request forgotten on its screen: takes the amount before',
  },
  no_reference: flawed('no_reference', 'the answer has no reference number'),
  zero_reference: flawed('zero_reference', 'the reference number is all zeros'),
  no_trace: flawed('no_trace', 'the answer has no trace number'),
  no_time: flawed('no_time', 'the answer has no day and no time'),
  gregorian: flawed('gregorian', 'the day is Gregorian'),
  wrong_clock: flawed('wrong_clock', 'the clock of the terminal is an hour off'),
  full_card: flawed('full_card', 'the answer holds the whole card number'),
  unlisted_field: flawed('unlisted_field', 'the answer holds a field that nobody knows'),
  foreign_text: flawed('foreign_text', 'the answer holds Persian text of an old code page'),
  bad_checksum: flawed('checksum', 'the checksum is wrong'),
  other_length: flawed('other_length', 'the length is counted the other way'),
  forgotten: {
    ...nothing,
    waits: 'withdrawn',
    says: 'nobody presents a card; it waits until it is withdrawn',
  },
  withdrawn_too_late: { ...taken, waits: 'too_late', says: 'the desk withdraws, the card was quicker' },
  lost_forgotten: {
    ...travels('none_closed', 'takes the money, closes, and an inquiry does not find it'),
    inquiry: 'forgets',
  },
  lost_silent: {
    ...travels('none_closed', 'takes the money, closes, and never answers an inquiry'),
    inquiry: 'silent',
  },
  lost_closed: {
    ...travels('none_closed', 'takes the money, closes, and closes at an inquiry too'),
    inquiry: 'closes',
  },
  lost_overwritten: {
    ...travels('none_closed', 'takes the money, closes, and tells of another sale when it is asked'),
    inquiry: 'tells_another',
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];

export const isFaultName = (text: string): text is FaultName => Object.hasOwn(faults, text);

/** Chooses faults by a seed: the same seed, the same faults. Every third sale goes as it should. */
export function faultsBySeed(seed: number): () => FaultName {
  const next = numbersBySeed(seed);
  return () => (next() < 1 / 3 ? 'none' : (faultNames[Math.floor(next() * faultNames.length)] ?? 'none'));
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function numbersBySeed(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Plays names one after the other, then goes on as it should. */
export function faultsInOrder(names: readonly FaultName[]): () => FaultName {
  const left = [...names];
  return () => left.shift() ?? 'none';
}

/** The last two digits of the amount choose the fault by its place in the list, from 01; amounts in thousands go as they should. */
export const faultByAmount = (rials: number): FaultName => faultNames[rials % 100] ?? 'none';
