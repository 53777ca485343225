// Reads of tariff versions. A version never changes, so each is parsed once.
import { changesBetween } from './changes.ts';
import { type ConfirmationReads, isOnOneWord, type OnOneWord, type Proposal } from './confirmations.ts';
import type { TariffDocument, TariffSummary } from './contract.ts';
import { tariffInForce } from './rules.ts';
import type { FeeStatements } from './statements.ts';
import { readTariffContent } from './tariff-content.ts';

export type TariffReads = ReturnType<typeof tariffReads>;

/** A confirmed version on its way into force or in it. */
export type ConfirmedTariff = { readonly tariffId: string; readonly tariff: TariffDocument };

/** Prepares these reads. */
export function tariffReads(statements: FeeStatements, { nameOf, confirmationOf }: ConfirmationReads) {
  const parsed = new Map<string, TariffDocument>();

  function tariff(tariffId: string): TariffDocument | null {
    const known = parsed.get(tariffId);
    if (known !== undefined) return known;
    const row = statements.tariff().get({ id: tariffId });
    if (row === undefined) return null;
    const read = readTariffContent(row.content);
    parsed.set(tariffId, read);
    return read;
  }

  /** Every version with who confirmed it, newest first. */
  function judged() {
    return statements
      .tariffs()
      .all()
      .map(({ device, epoch, seq, ...row }) => {
        const id = row.tariffId;
        const proposal: Proposal = { what: 'tariff', id, device, epoch, seq, actor: row.proposedBy };
        const kept = statements.confirmation().all({ id });
        return { row, proposal, status: confirmationOf(proposal, kept) };
      });
  }

  const tariffs = (): TariffSummary[] =>
    judged().map(({ row, status }) => ({ ...row, proposedByName: nameOf(row.proposedBy), ...status }));

  function isOnOneWordOf(tariffId: string): boolean {
    const row = statements.tariff().get({ id: tariffId });
    if (row === undefined) return false;
    const kept = statements.confirmation().all({ id: tariffId });
    return isOnOneWord(confirmationOf({ ...row, what: 'tariff' }, kept).confirmation);
  }

  function titleOf(itemCode: string): string {
    for (const { tariffId } of statements.tariffs().all()) {
      const item = tariff(tariffId)?.items.find(({ code }) => code === itemCode);
      if (item !== undefined) return item.title;
    }
    return itemCode;
  }

  function inForce(day: string): ConfirmedTariff | null {
    const versions = statements
      .confirmedUntil()
      .all({ day })
      .map((row, version) => ({ ...row, version }));
    const chosen = tariffInForce(versions, day);
    const document = chosen === null ? null : tariff(chosen.tariffId);
    return chosen === null || document === null ? null : { tariffId: chosen.tariffId, tariff: document };
  }

  const openItemsOf = (tariffId: string): string[] =>
    tariff(tariffId)?.items.flatMap(({ code, amount }) => (amount === null ? [code] : [])) ?? [];

  return {
    /** A version's document, confirmed or not. */
    tariff,
    /** What a version changes against another, line by line; nothing where it is not there. */
    changesBetween: changesBetween(tariff),
    isKnown: (contentSha256: string): boolean =>
      statements.tariffBySha256().get({ id: contentSha256 }) !== undefined,
    /** Every version, newest first. */
    tariffs,
    /** True when a version is in force on the word of the person who entered it alone. */
    isConfirmedByNobodyElse: isOnOneWordOf,
    /** Versions that are in force on one word, on this business day or later; null: whenever. */
    tariffsOnOneWord: (day: string | null): OnOneWord[] =>
      judged().flatMap(({ row, proposal, status: { confirmation } }) => {
        const isAtWork = day === null || row.effectiveFrom > day || inForce(day)?.tariffId === proposal.id;
        return isAtWork && isOnOneWord(confirmation) ? [{ ...proposal, confirmation }] : [];
      }),
    /** The version in force on a business day (D4): confirmed, the newest by effective-from, then by confirmation. */
    inForce,
    /** True when some version leaves the rate of this item to another body. */
    isExternalItem: (itemCode: string): boolean =>
      statements
        .tariffs()
        .all()
        .some((row) =>
          tariff(row.tariffId)?.items.some(({ code, amount }) => code === itemCode && amount === null),
        ),
    /** What an item was last called; its code where no version has it. */
    titleOf,
    /** Codes of the items whose rate a version leaves to another body. */
    openItemsOf,
  };
}
