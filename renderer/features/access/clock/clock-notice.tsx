// Says that this PC's clock is not believed, wherever somebody is about to work by it; the manager answers for it here.
import { lazy, Suspense, useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

// A form, which the sign-in screen has no use for.
const ConfirmClock = lazy(async () => ({ default: (await import('./confirm-clock.tsx')).ConfirmClock }));

export function ClockNotice() {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data } = useDeskQuery(deskQueries.clock.state.queryOptions());
  const doubt = data?.doubt ?? null;
  if (doubt === null) return null;
  return (
    <Notice
      tone="bad"
      title={text('clock.doubt.title')}
      actions={
        isManager ? <Button onPress={() => setIsAsking(true)}>{text('clock.confirm')}</Button> : undefined
      }
    >
      <p>{text(`clock.doubt.${doubt.kind}`)}</p>
      <p>{text('clock.doubt.stops')}</p>
      {isAsking ? (
        <Suspense>
          <ConfirmClock doubt={doubt} onClose={() => setIsAsking(false)} />
        </Suspense>
      ) : null}
    </Notice>
  );
}
