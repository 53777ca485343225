// How far the entry of a fact knew every stream that is here (`knowledge`, design.md §2): its reach. Streams are those of this
// store; a branch is one of its own, so that what is told holds past a fork as well.
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { journal, knowledge, streams } from '#db/schema/journal/journal.ts';
import { atSeq } from './journal-statements.ts';

/** An entry in a stream of this store. */
export type Place = { readonly device: string; readonly epoch: string; readonly seq: number };
/** The last entry that was known of each stream, by `streamKey`; of one that is missing none was. */
export type Reach = ReadonlyMap<string, number>;
/** A fact with the place of its entry, its epoch as the entry says it. */
export type KnowingFact = Place & { readonly id: string };

export const streamKey = ({ device, epoch }: Omit<Place, 'seq'>): string => `${device}/${epoch}`;
export const isWithin = (reach: Reach, place: Place): boolean =>
  place.seq <= (reach.get(streamKey(place)) ?? 0);

type Chain = Omit<Place, 'seq'> & {
  readonly id: number;
  readonly branchOf: string | null;
  readonly baseSeq: number;
};

/** Prepares the reads over a store. */
export function reachReads(orm: Orm) {
  const ofDevice = once(() =>
    orm
      .select({
        ...{ id: streams.id, device: streams.device, epoch: streams.epoch },
        ...{ branchOf: streams.branchOf, baseSeq: streams.baseSeq },
      })
      .from(streams)
      .where(eq(streams.device, sql.placeholder('device')))
      .prepare(),
  );
  const known = once(() =>
    orm
      .select({
        ...{ device: streams.device, epoch: streams.epoch, seq: knowledge.seq },
        from: sql<number>`max(${knowledge.fromSeq})`,
      })
      .from(knowledge)
      .innerJoin(streams, eq(streams.id, knowledge.other))
      .where(
        and(eq(knowledge.stream, sql.placeholder('stream')), lte(knowledge.fromSeq, sql.placeholder('seq'))),
      )
      .groupBy(knowledge.other)
      .prepare(),
  );
  const bytesAt = once(() => orm.select({ bytes: journal.bytes }).from(journal).where(atSeq).prepare());

  /** What somebody knew who knew the entry `seq` of a chain, that one among it. */
  function upTo(chain: Chain, seq: number, chains: readonly Chain[]): Map<string, number> {
    const left = chains.find(({ epoch }) => epoch === chain.branchOf);
    if (left !== undefined && seq <= chain.baseSeq) return upTo(left, seq, chains);
    const reach = left === undefined ? new Map<string, number>() : upTo(left, chain.baseSeq, chains);
    for (const { seq: to, ...stream } of known().all({ stream: chain.id, seq }))
      reach.set(streamKey(stream), Math.max(to, reach.get(streamKey(stream)) ?? 0));
    return reach.set(streamKey(chain), seq);
  }

  /** The chain on which the entry of a fact lies: where a stream was forked, that on which an entry of its number names the fact. */
  function chainOf({ id, device, epoch, seq }: KnowingFact, chains: readonly Chain[]): Chain | undefined {
    const epochOf = ({ branchOf, epoch: key }: Chain): string => {
      const left = chains.find((one) => one.epoch === branchOf);
      return left === undefined ? key : epochOf(left);
    };
    const [first, ...others] = chains.filter((chain) => epochOf(chain) === epoch && seq > chain.baseSeq);
    if (others.length === 0) return first;
    const names = (chain: Chain): boolean =>
      bytesAt().get({ device, epoch: chain.epoch, seq })?.bytes.includes(id) ?? false;
    return [first, ...others].find((chain) => chain !== undefined && names(chain));
  }

  return {
    /** Where the entry of a fact lies in this store. */
    placeOf(fact: KnowingFact): Place {
      const { device, epoch, seq } = fact;
      const chain = chainOf(fact, ofDevice().all({ device }));
      return { device, epoch: chain?.epoch ?? epoch, seq };
    },
    /** How far the entry of a fact knew each stream; of its own it knew what lies before it. */
    reachOf(fact: KnowingFact): Reach {
      const chains = ofDevice().all({ device: fact.device });
      const chain = chainOf(fact, chains);
      if (chain === undefined) return new Map();
      return upTo(chain, fact.seq, chains).set(streamKey(chain), fact.seq - 1);
    },
  };
}
