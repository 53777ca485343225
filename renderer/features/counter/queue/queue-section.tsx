// The queue in the settings: the manager switches it on or off, and everybody at the counter opens the board of the waiting room.
import { MonitorUp } from 'lucide-react';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { showRoom } from '#renderer/frame/show-room.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function QueueSection() {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data: now, problem } = useDeskQuery(deskQueries.queue.switched.queryOptions());
  const switching = useDeskCommand(desk.queue.switch.mutate);
  return (
    <Section title={text('queue.settings')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={switching.problem} takesFocus />
      <p>{text('queue.settingsWhat')}</p>
      {now === undefined ? null : (
        <p>
          {text(now.isOn ? 'queue.isOn' : 'queue.isOff')}{' '}
          {now.since === null ? null : (
            <>
              {now.byName} <TimeText at={now.since} withDay />
            </>
          )}
        </p>
      )}
      <ConcurrentChange
        register="queue"
        wordsOf={(isOn) => text(isOn === '1' ? 'settings.history.queueOn' : 'settings.history.queueOff')}
      />
      <Actions>
        {isManager && now !== undefined ? (
          <Button onPress={() => void switching.run({ isOn: !now.isOn })} isPending={switching.isPending}>
            {text(now.isOn ? 'queue.switchOff' : 'queue.switchOn')}
          </Button>
        ) : null}
        {now?.isOn === true ? (
          <Button icon={MonitorUp} onPress={() => showRoom({ name: 'waiting-room' })}>
            {text('queue.openRoom')}
          </Button>
        ) : null}
      </Actions>
    </Section>
  );
}
