// What of the duties of a day nobody has done, in words: checks that were due, and handovers without an answer.
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import { useText } from '#renderer/i18n/use-text.ts';

export type OpenDuty = { id: string; name: string; isCheck: boolean };

/** Undefined until they are known. Checks are looked at on their own day and on no other. */
export function useOpenDuties(day: string): readonly OpenDuty[] | undefined {
  const text = useText();
  const { data: card } = useDeskQuery(deskQueries.premises.morningCard.queryOptions());
  const { data: handovers } = useDeskQuery(deskQueries.handovers.ofDay.queryOptions({ day }));
  if (card === undefined || handovers === undefined) return undefined;
  const checks = card.day === day ? card.items.filter(({ check }) => check === null) : [];
  return [
    ...checks.map(({ item, title }) => ({
      id: `check ${item} ${title ?? ''}`,
      name: checkItemName(text, { item, title }),
      isCheck: true,
    })),
    ...handovers
      .filter(({ answer }) => answer === null)
      .map(({ handoverId, fromName, toName }) => ({
        id: handoverId,
        name: text('dayClose.openHandover', { from: fromName ?? '', to: toName ?? '' }),
        isCheck: false,
      })),
  ];
}
