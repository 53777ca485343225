// Asks the province for its word on what nobody in the office can confirm (D4.61, D19.111, D20.164). The work goes on meanwhile; believed is only
// what the province signed over the very entry that proposed the thing.
import { asksWaiting } from '#core/access/controls/asks.ts';
import type { ControlReads } from '#core/access/controls/queries.ts';
import { confirmedByProvince } from '#core/counter/fees/entries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import { confirmationStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { ProposedThing } from '#core/journal/province-words/queries.ts';
import type { Contact } from '#core/replication/sync/engine.ts';
import type { PaymentReads } from './queries.ts';

/** How long after the last question it is asked again, ms of real time. */
const everyMs = 10 * 60_000;

export type AskingDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly reads: {
    readonly fees: Pick<
      FeeReads,
      'tariffsOnOneWord' | 'ratesOnOneWord' | 'hashOfProposal' | 'provinceAnswerOn'
    >;
    readonly payments: Pick<PaymentReads, 'terminalsOnOneWord'>;
    /** Words that would end a difference with a second person's. */
    readonly dayClose: { wordsWaiting(): readonly ProposedThing[] };
    readonly controls: Pick<ControlReads, 'asks'>;
  };
  /** Whether this PC has only a part of the journal. */
  isJoining(): boolean;
  elapsedMs(): number;
};

/** Asks at a contact, while something waits for a second word; the first time some minutes after the start. */
export function createConfirmationsAsked(desk: AskingDesk): (contact: Contact) => Promise<void> {
  let askedAt = desk.elapsedMs();
  return async (contact) => {
    if (desk.isJoining() || desk.elapsedMs() - askedAt < everyMs) return;
    askedAt = desk.elapsedMs();
    await askConfirmations(desk, contact);
  };
}

/** Asks now. @returns how many things the province confirmed since */
export async function askConfirmations(
  { path, reads }: Pick<AskingDesk, 'path' | 'reads'>,
  { client, office, provinceKey }: Contact,
): Promise<number> {
  const waiting = (): ProposedThing[] => [
    ...reads.fees.tariffsOnOneWord(null),
    ...reads.fees.ratesOnOneWord(null),
    ...reads.payments.terminalsOnOneWord(null),
    ...reads.dayClose.wordsWaiting(),
    ...asksWaiting(reads),
  ];
  if (waiting().length === 0) return 0;
  const answer = await client.confirmations(office);
  if (answer.kind !== 'answer') return 0;
  const things = waiting();
  const news = answer.value.confirmations.filter(({ signature, ...word }) => {
    const thing = things.find(({ what, id }) => what === word.what && id === word.id);
    return (
      thing !== undefined &&
      reads.fees.hashOfProposal(thing) === word.hash &&
      statementHolds(confirmationStatement({ office, ...word }), signature, provinceKey)
    );
  });
  if (news.length > 0)
    path.execute(null, (tx) => {
      for (const { what, id: aboutId, at: saidAt, ...word } of news)
        tx.append(confirmedByProvince, { id: tx.newId(), what, aboutId, saidAt, ...word });
    });
  return news.length;
}
