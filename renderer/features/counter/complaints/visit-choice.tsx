// Whether a complaint belongs to the visit that is on the counter: said by name, so that it is never linked unnoticed.
import { useLocation } from '@tanstack/react-router';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useVisitAtHand } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';

/** The visit at hand while the counter is on screen; null on every other screen. */
export function useVisitOnCounter(): string | null {
  const { pathname } = useLocation();
  const atHand = useVisitAtHand().value;
  return pathname === '/counter' ? atHand : null;
}

type VisitChoiceProps = {
  visitId: string | null;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
};

export function VisitChoice({ visitId, isSelected, onChange }: VisitChoiceProps) {
  const text = useText();
  const { data: visit } = useDeskQuery(deskQueries.visits.get.queryOptions({ visitId: visitId ?? '' }), {
    isEnabled: visitId !== null,
  });
  if (visitId === null || visit === undefined) return null;
  return (
    <Checkbox isSelected={isSelected} onChange={onChange}>
      {text('complaints.aboutVisit', {
        desk: visit.deskNumber,
        number: visit.number,
        name: visit.clientName,
      })}
    </Checkbox>
  );
}
