// Reads of the province's words for what takes two people (D4.61). A word is believed by its signature, over the very entry that
// proposed the thing: a PC writes into its journal what it likes.
import { and, eq, sql } from 'drizzle-orm';
import type { TakesTwo } from '#core/foundation/wire/province-confirmation.ts';
import { confirmationStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { journal, ownOffice } from '#db/schema/journal/journal.ts';
import { provinceConfirmations } from '#db/schema/journal/province-words.ts';
import { signingKeyReads } from './signing-keys-queries.ts';

/** What was proposed: its id and where its entry lies. */
export type ProposedThing = {
  readonly what: TakesTwo;
  readonly id: string;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
};

/** A word of the province, and the entry by which a PC brought it. */
export type ProvinceWord = Readonly<Record<'id' | 'device' | 'at', string>> & { readonly lc: number };

export type ProvinceAnswer = ProvinceWord & { readonly refusedFor: string | null };

/** Prepares these reads. */
export function provinceWordReads(orm: Orm) {
  const { signingKeys } = signingKeyReads(orm);
  const of = sql.placeholder;
  const words = once(() =>
    orm
      .select({
        id: provinceConfirmations.id,
        lc: provinceConfirmations.lc,
        device: provinceConfirmations.device,
        hash: provinceConfirmations.hash,
        at: provinceConfirmations.saidAt,
        refusedFor: provinceConfirmations.refusedFor,
        signature: provinceConfirmations.signature,
        office: ownOffice.code,
      })
      .from(provinceConfirmations)
      .innerJoin(
        journal,
        and(
          eq(journal.device, of('device')),
          eq(journal.epoch, of('epoch')),
          eq(journal.seq, of('seq')),
          eq(journal.hash, provinceConfirmations.hash),
        ),
      )
      .innerJoin(ownOffice, eq(ownOffice.id, 1))
      .where(and(eq(provinceConfirmations.what, of('what')), eq(provinceConfirmations.aboutId, of('id'))))
      .orderBy(...inOrder(provinceConfirmations))
      .prepare(),
  );
  const hashes = once(() =>
    orm
      .select({ hash: journal.hash })
      .from(journal)
      .where(
        and(eq(journal.device, of('device')), eq(journal.epoch, of('epoch')), eq(journal.seq, of('seq'))),
      )
      .prepare(),
  );
  /** What one of the province's keys signed stands, whichever key follows; a signature is good for its own statement alone. */
  const believed = new Set<string>();

  function isBelieved(
    { what, id }: ProposedThing,
    word: ReturnType<ReturnType<typeof words>['all']>[number],
  ) {
    const { office, hash, at, refusedFor, signature } = word;
    const statement = confirmationStatement({ office, what, id, hash, at, refusedFor });
    const said = `${signature} ${Buffer.from(statement).toString('base64')}`;
    if (believed.has(said)) return true;
    const holds = signingKeys().some((key) => statementHolds(statement, signature, key));
    if (holds) believed.add(said);
    return holds;
  }

  /** The first answer of the province on a thing that holds: when it gave it (UTC), why it refused, and the entry that brought it. */
  function provinceAnswerOn(thing: ProposedThing): ProvinceAnswer | null {
    const { what, id, device: at, epoch, seq } = thing;
    const found = words().all({ what, id, device: at, epoch, seq });
    return found.find((word) => isBelieved(thing, word)) ?? null;
  }

  return {
    provinceAnswerOn,
    /** The same where it agreed. */
    provinceWordOn(thing: ProposedThing): ProvinceWord | null {
      const answer = provinceAnswerOn(thing);
      return answer?.refusedFor === null ? answer : null;
    },
    /** Chain hash of the entry that proposed a thing. */
    hashOfProposal: ({ device: at, epoch, seq }: ProposedThing): string | null =>
      hashes().get({ device: at, epoch, seq })?.hash ?? null,
  };
}
