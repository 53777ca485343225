// Reads of the rates that other bodies set, and of what rests on the word of one person alone.
import { type ConfirmationReads, isOnOneWord, type OnOneWord, type Proposal } from './confirmations.ts';
import type { ExternalRateView } from './contract.ts';
import { hashOf } from './review-hash.ts';
import type { ExternalRate } from './rules.ts';
import type { FeeStatements } from './statements.ts';
import type { TariffReads } from './tariff-queries.ts';

/** A rate as it fills a version in. */
export type RateInForce = ExternalRate & { readonly confirmedByNobodyElse: boolean };

/** Prepares these reads. */
export function rateReads(
  statements: FeeStatements,
  { nameOf, confirmationOf }: ConfirmationReads,
  tariffs: TariffReads,
) {
  function ratesOn(day: string): RateInForce[] {
    const newest = new Map<string, RateInForce>();
    for (const row of statements.ratesUntil().all({ day })) {
      if (newest.has(row.itemCode)) continue;
      const kept = statements.rateConfirmation().all({ id: row.id });
      const { confirmation } = confirmationOf({ ...row, what: 'rate' }, kept);
      newest.set(row.itemCode, { ...row, confirmedByNobodyElse: isOnOneWord(confirmation) });
    }
    return [...newest.values()];
  }

  /** Every external rate, newest first, with the confirmed rate that it follows and the hash of what is shown. */
  function rates(): (ExternalRateView & { confirmedBy: string | null })[] {
    return statements
      .rates()
      .all()
      .map(({ id: rateId, at: proposedAt, actor: proposedBy, day, device, epoch, seq, lc, ...rate }) => {
        const follows = statements
          .ratesUntil()
          .all({ day: rate.effectiveFrom })
          .find((other) => other.itemCode === rate.itemCode && other.id !== rateId);
        const before = follows?.amount ?? null;
        return {
          rateId,
          ...rate,
          itemTitle: tariffs.titleOf(rate.itemCode),
          before,
          proposedAt,
          proposedBy,
          proposedByName: nameOf(proposedBy),
          ...confirmationOf(
            { what: 'rate', id: rateId, device, epoch, seq, actor: proposedBy },
            statements.rateConfirmation().all({ id: rateId }),
          ),
          seen: hashOf({ ...rate, before }),
        };
      });
  }

  /** Codes of the items whose rate of a day, in force or charged on it, nobody else confirmed. */
  function ratesConfirmedByOne(day: string, tariffIds: readonly string[]): string[] {
    const charged = statements.ratesChargedOnDay().all({ day });
    const open = new Set(tariffIds.flatMap(tariffs.openItemsOf));
    const newest = new Set<string>();
    const singleConfirmations = statements
      .ratesUntil()
      .all({ day })
      .filter((row) => {
        const { id: rateId, itemCode, amount } = row;
        const isInForce = !newest.has(itemCode);
        newest.add(itemCode);
        const wasCharged = charged.some((line) => line.itemCode === itemCode && line.unitAmount === amount);
        if (!open.has(itemCode) || !(isInForce || wasCharged)) return false;
        const kept = statements.rateConfirmation().all({ id: rateId });
        return isOnOneWord(confirmationOf({ ...row, what: 'rate' }, kept).confirmation);
      });
    return [...new Set(singleConfirmations.map(({ itemCode }) => itemCode))].toSorted();
  }

  return {
    rates,
    ...oneWordReads(statements, confirmationOf, ratesOn),
    /** The confirmed external rate of each item on a business day. */
    externalRates: ratesOn,
    /** True when what was charged on a business day rests on a version or a rate that nobody else confirmed. */
    isConfirmedByOne(tariffId: string, itemCodes: readonly string[], day: string): boolean {
      const open = new Set(tariffs.openItemsOf(tariffId));
      const rated = new Set(itemCodes.filter((code) => open.has(code)));
      return (
        tariffs.isConfirmedByNobodyElse(tariffId) ||
        (rated.size > 0 &&
          ratesOn(day).some(
            ({ itemCode, confirmedByNobodyElse }) => rated.has(itemCode) && confirmedByNobodyElse,
          ))
      );
    },
    /** Titles of the tariffs and of the items whose rates a business day rests on, in force or charged by, and nobody else confirmed. */
    singleConfirmations(day: string): { tariffs: string[]; rates: string[] } {
      const version = tariffs.inForce(day)?.tariffId;
      const charged = statements.ratesChargedOnDay().all({ day });
      const used = new Set([
        ...(version === undefined ? [] : [version]),
        ...charged.map(({ tariffId }) => tariffId),
      ]);
      const titles = [...used]
        .filter(tariffs.isConfirmedByNobodyElse)
        .map((tariffId) => tariffs.tariff(tariffId)?.title ?? '');
      return { tariffs: titles.toSorted(), rates: ratesConfirmedByOne(day, [...used]).map(tariffs.titleOf) };
    },
  };
}

/** Reads of the rates that are in force on one word. */
function oneWordReads(
  statements: FeeStatements,
  confirmationOf: ConfirmationReads['confirmationOf'],
  ratesOn: (day: string) => readonly RateInForce[],
) {
  return {
    /** Those of this business day or later; null: whenever. */
    ratesOnOneWord(day: string | null): OnOneWord[] {
      const now = new Set(day === null ? [] : ratesOn(day).map(({ id }) => id));
      return statements
        .rates()
        .all()
        .flatMap((row) => {
          const { id, device, epoch, seq, actor } = row;
          if (day !== null && row.effectiveFrom <= day && !now.has(id)) return [];
          const proposal: Proposal = { what: 'rate', id, device, epoch, seq, actor };
          const { confirmation } = confirmationOf(proposal, statements.rateConfirmation().all({ id }));
          return isOnOneWord(confirmation) ? [{ ...proposal, confirmation }] : [];
        });
    },
  };
}
