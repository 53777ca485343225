// Says on every screen of the manager how many visits wait for their decision, and leads to the one that waits longest.
import { UserRoundCog } from 'lucide-react';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { useOpenAtCounter } from './visit-at-hand.ts';

export function WaitingForManager() {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const { data: waiting = [] } = useDeskQuery(deskQueries.identity.escalated.queryOptions());
  const [longest] = waiting;
  return (
    <span role="status">
      {longest === undefined ? null : (
        <Button isDense icon={UserRoundCog} onPress={() => openAtCounter(longest.visitId)}>
          {text('app.status.waiting', { count: waiting.length })}
        </Button>
      )}
    </span>
  );
}
