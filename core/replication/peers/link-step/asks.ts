// Requests for private parts that are missing here, to one PC. Entries that a PC recovered from the province come without them; the
// office's other PCs have them. They are asked for one by one, in the order of the journal. A PC that lacks a part now may get it from
// another one, so it is asked again while parts are missing, at growing intervals (N36). Pure.
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { PeerBatch, PeerMessage } from '../contract.ts';

export type MissingPrivate = Extract<PeerMessage, { readonly kind: 'lacks_private' }>;
export type Place = StreamKey & { readonly seq: number };
/** An entry without its private part: its place here, and how it is asked for. */
export type Gap = { readonly place: Place; readonly asked: MissingPrivate };

export type Asks = {
  /** The place of the last request of this round; null before the first one. */
  readonly after: Place | null;
  readonly asked: MissingPrivate | null;
  /** How many parts were still missing after the last round. */
  readonly left: number;
  /** `alive` messages until the next round, and how many passed before the last one. */
  readonly passing: number;
  readonly passed: number;
};

/** What is missing here: the next after a place, and how many. */
export type Gaps = { gapAfter(place: Place): Gap | null; gaps(): number };

/** At most so many `alive` messages pass before the other side is asked for all missing parts again: an hour. */
const maxPassed = 720;
const start: Place = { device: '', epoch: '', seq: 0 };

export const firstAsks: Asks = { after: null, asked: null, left: 0, passing: 1, passed: 1 };

/** With the next request; none is made when no part is missing, or while an answer is outstanding. */
export function withNextAsk(
  asks: Asks,
  here: Gaps,
): { readonly asks: Asks; readonly ask: MissingPrivate | null } {
  if (asks.asked !== null) return { asks, ask: null };
  const gap = here.gapAfter(asks.after ?? start);
  if (gap === null) {
    if (asks.after === null) return { asks, ask: null };
    return { asks: { ...asks, left: here.gaps() }, ask: null };
  }
  return { asks: { ...asks, after: gap.place, asked: gap.asked }, ask: gap.asked };
}

export const isAsked = ({ asked }: Asks, { hash }: MissingPrivate): boolean => asked?.hash === hash;

/** The other side answered: with entries, or that it lacks the part too. */
export const answered = (asks: Asks): Asks => (asks.asked === null ? asks : { ...asks, asked: null });

/**
 * The other side answered if its batch brings the part, or an entry at its place on another branch: then the next part is asked for
 * early.
 */
export function answeredBy(asks: Asks, { stream, from, entries }: PeerBatch): Asks {
  const { asked } = asks;
  if (asked === null || asked.stream.device !== stream.device || asked.stream.epoch !== stream.epoch)
    return asks;
  return entries[asked.seq - from]?.private === undefined ? asks : answered(asks);
}

/** The other side sent `alive`. */
export function withAlive(asks: Asks, here: Gaps): Asks {
  if (asks.asked !== null || asks.after === null) return asks;
  const passing = asks.passing - 1;
  // Parts may have become missing since, also before the place of the last request.
  if (here.gaps() > asks.left) return { ...asks, after: null, passed: 1, passing: 1 };
  if (passing > 0) return { ...asks, passing };
  const passed = Math.min(asks.passed * 2, maxPassed);
  return { ...asks, after: null, passed, passing: passed };
}
