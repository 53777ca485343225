// In the status strip of the manager: the departure that runs longest, and the way to it.
import { UserRoundX } from 'lucide-react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Stopwatch } from './stopwatch.tsx';

export function RunningDepartures({ onOpen }: { onOpen: (personId: string) => void }) {
  const text = useText();
  const { data: departures = [] } = useDeskQuery(deskQueries.departures.open.queryOptions());
  const [longest] = departures;
  if (longest === undefined) return null;
  return (
    <Actions>
      <Button isDense icon={UserRoundX} onPress={() => onOpen(longest.personId)}>
        {text('departures.running', { name: longest.name })}
      </Button>
      <Stopwatch departure={longest} />
    </Actions>
  );
}
