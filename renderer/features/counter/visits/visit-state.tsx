// Where a visit stands, in words. PCs that were apart may have refused or cancelled it at one and charged it at another: then
// both are said, and what to do.
import type { VisitRow } from '#core/counter/visits/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { moneyBeside, visitStateLabel } from './visit-states.ts';

type Standing = Pick<VisitRow, 'state' | 'charged' | 'paid'>;

export function VisitStateLabel({ visit }: { visit: Standing }) {
  const text = useText();
  const { tone, word } = visitStateLabel(visit);
  const money = moneyBeside(visit);
  return (
    <>
      <StatusLabel tone={tone}>{text(word)}</StatusLabel>
      {money === null ? null : <StatusLabel tone="warn">{text(`visits.beside.${money}`)}</StatusLabel>}
    </>
  );
}

/** What to do with a visit that was refused, left to the manager or cancelled, and has a charge or money all the same. */
export function BesideNotice({ visit }: { visit: Standing }) {
  const text = useText();
  const money = moneyBeside(visit);
  if (money === null) return null;
  const { state } = visit;
  return (
    <Notice tone="warn" title={text('visits.beside.title', { state, money })}>
      {text('visits.beside.what', { state, money })}
    </Notice>
  );
}
