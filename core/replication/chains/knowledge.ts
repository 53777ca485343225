// What one other side holds, by number and hash, as far as it said so. Who holds an entry holds everything before it on its chain. One
// epoch of a device may have several chains: a branch begins where a restored or copied store continued differently.
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { type Chain, type ChainsHere, idOf, ofEpoch, sharedHead, startOf } from './chain.ts';
import { emptyMap, entriesIn, type LayeredMap, valueIn, withValue } from './layered-map.ts';

/** A chain that somebody holds, up to its head, by the epoch that everybody knows. */
export type HeldHead = StreamKey & Head;

/** Heads that it holds, by the id of their epoch. */
export type Knowledge = LayeredMap<readonly Head[]>;

/** How much one side may say: epochs of which nothing is here, and points of one epoch. */
export type Measures = { readonly unknownEpochs: number; readonly points: number };

export const nothingKnown: Knowledge = emptyMap();

/** What it said of an epoch. */
export const saidOf = (theirs: Knowledge, stream: StreamKey): readonly Head[] =>
  valueIn(theirs, idOf(stream)) ?? [];

/** Everything that it said. */
export function allSaid(theirs: Knowledge): HeldHead[] {
  return entriesIn(theirs).flatMap(([id, heads]) => {
    const [device = '', epoch = ''] = id.split('/');
    return heads.map((head) => ({ device, epoch, ...head }));
  });
}

/**
 * What is known when it said that it holds these too. Beyond the measures nothing more is kept of epochs that are not here: that
 * costs whoever says it what it said, and nobody else anything.
 */
export function withHeads(
  theirs: Knowledge,
  heads: readonly HeldHead[],
  here: ChainsHere,
  measures: Measures,
): Knowledge {
  let known = theirs;
  for (const { device, epoch, seq, hash } of heads)
    known = withHead(known, { device, epoch }, { seq, hash }, here, measures);
  return known;
}

function withHead(
  theirs: Knowledge,
  stream: StreamKey,
  head: Head,
  here: ChainsHere,
  measures: Measures,
): Knowledge {
  const id = idOf(stream);
  const isKept =
    theirs.size < measures.unknownEpochs ||
    valueIn(theirs, id) !== undefined ||
    ofEpoch(here, stream).length > 0;
  if (!isKept) return theirs;
  const others = saidOf(theirs, stream).filter((point) => point.hash !== head.hash);
  const on = others.length === 0 ? undefined : ofEpoch(here, stream).find((chain) => isOn(chain, head, here));
  // What lies before it on the same chain says nothing more.
  const rest =
    on === undefined ? others : others.filter((point) => point.seq > head.seq || !isOn(on, point, here));
  return withValue(theirs, id, [...rest, head].slice(-measures.points));
}

const isOn = ({ key }: Chain, { seq, hash }: Head, { hashAt }: ChainsHere): boolean =>
  hashAt(key, seq) === hash;

/** What was said, and the chain here that it is on. */
type Placed = { readonly other: Chain; readonly point: Head };

/**
 * Which of what was said of an epoch is on which of its chains here, asked for each of them in turn. It follows from the two lists
 * alone, which never change, so it is no state and goes with them.
 */
const lastPlaced = new WeakMap<
  readonly Head[],
  { readonly chains: readonly Chain[]; readonly places: readonly Placed[] }
>();

function placesOf(said: readonly Head[], epoch: StreamKey, here: ChainsHere): readonly Placed[] {
  const last = lastPlaced.get(said);
  if (last?.chains === here.chains) return last.places;
  const places = ofEpoch(here, epoch).flatMap((other) =>
    said.filter((point) => isOn(other, point, here)).map((point) => ({ other, point })),
  );
  lastPlaced.set(said, { chains: here.chains, places });
  return places;
}

/** Whether it holds all of a chain that is here. */
export const isEven = (theirs: Knowledge, chain: Chain): boolean =>
  chain.head.seq === 0 || saidOf(theirs, chain).some(({ hash }) => hash === chain.head.hash);

/**
 * How far it holds a chain of ours, one of `here.chains`. Null when it cannot be told: what it holds of the epoch goes farther than
 * the chain here, or is on none of ours.
 */
export function reachOf(theirs: Knowledge, chain: Chain, here: ChainsHere): Head | null {
  const said = saidOf(theirs, chain);
  if (said.length === 0) return startOf(chain, here.hashAt);
  let best: Head | null = null;
  for (const { other, point } of placesOf(said, chain, here)) {
    const head =
      other.key.epoch === chain.key.epoch
        ? point
        : sharedHead(chain.key, other.key, Math.min(point.seq, chain.head.seq), here.hashAt);
    if (best === null || head.seq > best.seq) best = head;
  }
  return best;
}
