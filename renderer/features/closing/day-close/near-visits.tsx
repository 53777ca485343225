// The visits nearest in time to a transaction, each a way to it; one that was charged the same amount says so.
import type { VisitState } from '#core/counter/visits/contract.ts';
import type { SeenItem } from '#core/foundation/settlement/matching/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { rialsColumn } from './columns.tsx';
import { type NearVisit, nearestVisits, shownVisits } from './nearest-visits.ts';

/** The visits of the day of what a terminal did, the nearest first; undefined without a time, and until they are known. */
export function useVisitsBeside(seen: SeenItem | null): readonly NearVisit[] | undefined {
  const day = seen?.date ?? '';
  const time = seen?.time ?? null;
  const { data: visits } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day }), {
    isEnabled: time !== null,
  });
  return time === null || visits === undefined ? undefined : nearestVisits(visits, time);
}

const tones: Partial<Record<VisitState, 'good' | 'warn'>> = { completed: 'good', paid: 'good' };

/** Nothing on a day without a visit. */
export function NearVisits({ visits, rials }: { visits: readonly NearVisit[] | undefined; rials: number }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const near = visits?.slice(0, shownVisits) ?? [];
  if (near.length === 0) return null;
  return (
    <Table
      caption={text('dayClose.near')}
      isCaptionShown
      rows={near}
      rowKey={({ visitId }) => visitId}
      columns={[
        {
          id: 'visit',
          header: text('visits.number'),
          isRowHeader: true,
          cell: ({ visitId, deskNumber: desk, number, clientName: name }) => (
            <Button isDense kind="quiet" onPress={() => openAtCounter(visitId)}>
              {text('visits.numbered', { desk, number, name })}
            </Button>
          ),
        },
        { id: 'at', header: text('dayClose.time'), cell: ({ at }) => <TimeText at={at} /> },
        {
          id: 'apart',
          header: text('dayClose.near.apart'),
          cell: ({ minutes }) =>
            text(minutes < 0 ? 'dayClose.near.before' : 'dayClose.near.after', {
              minutes: Math.abs(minutes),
            }),
        },
        rialsColumn('charged', text('dayClose.charged')),
        {
          id: 'state',
          header: text('dayClose.byHand.status'),
          cell: ({ state, charged }) => (
            <>
              <StatusLabel tone={tones[state] ?? 'warn'}>{text(`visits.state.${state}`)}</StatusLabel>{' '}
              {charged === rials && rials > 0 ? (
                <StatusLabel tone="neutral">{text('dayClose.near.same')}</StatusLabel>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
