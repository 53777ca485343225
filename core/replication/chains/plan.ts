// What follows for one other side: which chains in which order, and of each what to do next.
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import { type Chain, type ChainsHere, idOf } from './chain.ts';
import { isEven, type Knowledge, reachOf, saidOf } from './knowledge.ts';
import { lowestFirst } from './lowest-first.ts';

/** What is here and in which order it was written. */
export type OrderedHere = ChainsHere & { lcOf(key: StreamKey, seq: number): number };

export type Follows =
  /** Nothing: it holds all of the chain. */
  | { readonly kind: 'nothing' }
  /** The entries after this one. */
  | { readonly kind: 'send'; readonly after: Head }
  /** Find where the two chains part; `isLonger`: what it holds is likely the same chain and longer. */
  | { readonly kind: 'find_parting'; readonly isLonger: boolean };

/** What follows of a chain that is here. */
export function followsOf(theirs: Knowledge, chain: Chain, here: ChainsHere): Follows {
  if (isEven(theirs, chain)) return { kind: 'nothing' };
  const reach = reachOf(theirs, chain, here);
  if (reach !== null) return { kind: 'send', after: reach };
  return {
    kind: 'find_parting',
    isLonger: saidOf(theirs, chain).every(({ seq }) => seq > chain.head.seq),
  };
}

/** The chains: those of which it lacks entries last, the one with the lowest Lamport clock before the others (J38). */
export function inTurn(theirs: Knowledge, here: OrderedHere): readonly Chain[] {
  const lacking = here.chains.filter((chain) => !isEven(theirs, chain));
  if (lacking.length < 2) return here.chains;
  const toSend = lacking.map((chain) => ({ chain, after: reachOf(theirs, chain, here) ?? { seq: 0 } }));
  return [
    ...here.chains.filter((chain) => isEven(theirs, chain)),
    ...lowestFirst(here, toSend).map(({ chain }) => chain),
  ];
}

/** Whether it holds an entry that somebody names by epoch, number and hash; of a chain that is longer there than here likely. */
export function holdsEntry(theirs: Knowledge, stream: StreamKey, entry: Head, here: ChainsHere): boolean {
  const said = saidOf(theirs, stream);
  if (said.some(({ seq, hash }) => seq === entry.seq && hash === entry.hash)) return true;
  const chain = here.chains.find(
    (one) => idOf(one) === idOf(stream) && here.hashAt(one.key, entry.seq) === entry.hash,
  );
  const reach = chain === undefined ? null : reachOf(theirs, chain, here);
  return reach === null ? said.some(({ seq }) => seq > entry.seq) : reach.seq >= entry.seq;
}
