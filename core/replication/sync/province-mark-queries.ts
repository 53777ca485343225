// How far the province holds the chains that are here: what this PC knows of it, beside the chains and no part of them.
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { provinceMarks } from '#db/schema/replication/sync-device.ts';
import type { Mark } from './chains.ts';

/** What is known to be held of a chain; `ackedHash` is null where nothing is. */
export type KnownMark = Pick<Mark, 'ackedSeq' | 'backedUpSeq'> & { readonly ackedHash: string | null };

const notHeld: KnownMark = { ackedSeq: 0, ackedHash: null, backedUpSeq: 0 };

/** Reads and writes of the marks. */
export function provinceMarksOver(orm: Orm) {
  const every = once(() => orm.select().from(provinceMarks).prepare());
  const marks = () => every().all();

  return {
    /** Every mark that is known. */
    marks,
    /** The mark of a chain, by its key here; every mark is read once. */
    marksByChain(): (chain: StreamKey) => KnownMark {
      const known = new Map(
        marks().map(({ device, epoch, ...mark }): [string, KnownMark] => [`${device}/${epoch}`, mark]),
      );
      return ({ device, epoch }) => known.get(`${device}/${epoch}`) ?? notHeld;
    },
    /** Notes marks; whoever notes several of them at once does it in one transaction. */
    keepMarks(fresh: readonly Mark[]): void {
      for (const { key, ...held } of fresh)
        orm
          .insert(provinceMarks)
          .values({ device: key.device, epoch: key.epoch, ...held })
          .onConflictDoUpdate({ target: [provinceMarks.device, provinceMarks.epoch], set: held })
          .run();
    },
    /** Nothing is known to be held any more. */
    forgetMarks(): void {
      orm.delete(provinceMarks).run();
    },
  };
}
