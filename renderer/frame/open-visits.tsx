// Visits that were left open, each named and leading to the counter: beside it, on the morning card, at the close.
import type { LeftOpenVisit, VisitRow, VisitState } from '#core/counter/visits/contract.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import styles from './open-visits.module.css';
import { useOpenAtCounter } from './visit-at-hand.ts';

/** States in which nothing more is done in a visit. */
export const visitsOver: ReadonlySet<VisitState> = new Set(['completed', 'refused', 'cancelled', 'asked']);

/** Visits of other days than today that still need somebody; undefined until they are known. */
export function useLeftOpen(): readonly LeftOpenVisit[] | undefined {
  return useDeskQuery(deskQueries.visits.leftOpen.queryOptions(), { isBeside: true }).data;
}

/** The open visits of a day, each a way to it. */
export function OpenVisitsOfDay({ day }: { day: string }) {
  const { data: rows } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day }));
  return <VisitLinks visits={rows?.filter(({ state }) => !visitsOver.has(state)) ?? []} />;
}

type WaysToVisitsProps = {
  visits: readonly Pick<VisitRow, 'visitId' | 'deskNumber' | 'number' | 'clientName'>[];
};

/** A button a visit, named by its number and client. */
export function VisitLinks({ visits }: WaysToVisitsProps) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  return (
    <ul className={styles.ways}>
      {visits.map(({ visitId, deskNumber: desk, number, clientName }) => (
        <li key={visitId}>
          <Button isDense onPress={() => openAtCounter(visitId)}>
            {text('visits.numbered', { desk, number, name: clientName })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
