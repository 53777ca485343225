// What was paid for and is not filed yet, over all days: the same table on its own screen and at the close.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

type UnfiledTableProps = {
  /** On a screen of its own the first way into a visit has the focus. */
  takesFocus?: boolean;
};

const waysIn = (place: HTMLElement | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('[data-way-in] button') ?? []),
];

/** By physical key, so that they work under a Persian layout. */
const stepOfKey: Readonly<Record<string, number>> = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 };

/** J and K, or the arrows, go from one way into a visit to the next; Enter opens it. */
function goAlong(place: HTMLElement, event: KeyboardEvent): void {
  const step = stepOfKey[event.code];
  const ways = waysIn(place);
  const at = ways.findIndex((way) => way.contains(document.activeElement));
  if (step === undefined || at < 0) return;
  event.preventDefault();
  ways[Math.min(ways.length - 1, Math.max(0, at + step))]?.focus();
}

export function UnfiledTable({ takesFocus = false }: UnfiledTableProps) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data: rows, problem } = useDeskQuery(deskQueries.dayClose.unfiled.queryOptions());
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const isThere = rows !== undefined;
  useEffect(() => {
    if (takesFocus && isThere) waysIn(place.current)[0]?.focus();
  }, [takesFocus, isThere]);
  useEffect(() => {
    const here = place.current;
    const listen = (event: KeyboardEvent) => {
      if (here !== null) goAlong(here, event);
    };
    here?.addEventListener('keydown', listen);
    return () => here?.removeEventListener('keydown', listen);
  }, []);
  return (
    <div ref={place}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('visits.unfiled')}
        rows={rows}
        none={{ title: text('visits.unfiledNone'), why: text('visits.unfiledNoneWhy') }}
        rowKey={({ visitId }) => visitId}
        columns={[
          {
            id: 'visit',
            header: text('visits.number'),
            isRowHeader: true,
            cell: ({ visitId, deskNumber: desk, number, clientName }) => (
              <span data-way-in>
                <Button isDense onPress={() => openAtCounter(visitId)}>
                  {text('visits.numbered', { desk, number, name: clientName })}
                </Button>
              </span>
            ),
          },
          {
            id: 'services',
            header: text('visits.unfiledWhat'),
            cell: ({ services, units }) => (
              <>
                {services.join('، ')} {units > 1 ? text('visits.unfiledUnits', { units }) : ''}
              </>
            ),
          },
          {
            id: 'day',
            header: text('visits.unfiledDay'),
            cell: ({ day }) => <DateText day={day} style="numeric" />,
          },
          {
            id: 'age',
            header: text('visits.unfiledAge'),
            cell: ({ age }) => (
              <StatusLabel tone={age > 1 ? 'bad' : age === 1 ? 'warn' : 'neutral'}>
                {text('visits.workingDays', { days: age })}
              </StatusLabel>
            ),
          },
          { id: 'by', header: text('visits.unfiledBy'), cell: ({ byName }) => byName },
        ]}
        act={
          isManager
            ? ({ age, deskNumber: desk, number }) =>
                // What can still be filed in its term is ended by nobody.
                age === 0 ? null : (
                  <Button
                    isDense
                    kind="quiet"
                    onPress={() => void navigate({ to: '/differences' })}
                    aria-label={text('visits.endFilingOf', { desk, number })}
                  >
                    {text('visits.endFiling')}
                  </Button>
                )
            : undefined
        }
      />
    </div>
  );
}
