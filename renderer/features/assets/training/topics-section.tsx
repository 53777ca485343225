// Who was taught what: every person against every topic, and what the manager does about it (D13).
import { Printer } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TrainingMatrix } from '#core/assets/training/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { AddTopicDialog } from './add-topic-dialog.tsx';
import { HoursAndSessions } from './hours-and-sessions.tsx';
import { RecordSessionDialog } from './record-session-dialog.tsx';
import { TopicMatrix } from './topic-matrix.tsx';
import { WithdrawAttendanceDialog } from './withdraw-attendance-dialog.tsx';

type Session = TrainingMatrix['sessions'][number];

const nothing: TrainingMatrix = { year: 0, people: [], sessions: [], topics: [], statuses: [] };

export function TopicsSection() {
  const text = useText();
  const [mistaken, setMistaken] = useState<Session | null>(null);
  const [act, setAct] = useState<'topic' | 'session' | null>(null);
  const { data: matrix = nothing, problem } = useDeskQuery(deskQueries.training.matrix.queryOptions());
  const ending = useDeskCommand(desk.training.endTopic.mutate);
  const printing = usePrintCommand({ name: 'training-record', id: 'all' });
  const { topics } = matrix;
  const close = () => setAct(null);
  const record = useRef<HTMLButtonElement>(null);
  useFocusAfterLast(matrix, mistaken, record);
  return (
    <Section title={text('training.topics')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={printing.problem} takesFocus />
      <ProblemNotice problem={ending.problem} takesFocus />
      {topics.length === 0 ? (
        <EmptyState title={text('training.noTopics')} why={text('training.noTopicsWhy')} />
      ) : (
        <TopicMatrix
          matrix={matrix}
          act={({ topicId, title }) => (
            <Button
              isDense
              isPending={ending.isPending}
              onPress={() => void ending.run({ topicId })}
              aria-label={text('training.endOf', { title: title ?? '' })}
            >
              {text('training.end')}
            </Button>
          )}
        />
      )}
      <HoursAndSessions matrix={matrix} heading="h3" onWithdraw={setMistaken} />
      <Actions>
        <Button onPress={() => setAct('topic')}>{text('training.addTopic')}</Button>
        {topics.length === 0 ? null : (
          <>
            <Button ref={record} onPress={() => setAct('session')}>
              {text('training.recordSession')}
            </Button>
            <Button icon={Printer} isPending={printing.isPending} onPress={printing.print}>
              {text('training.print')}
            </Button>
          </>
        )}
      </Actions>
      {act === 'topic' ? <AddTopicDialog onClose={close} /> : null}
      {mistaken === null ? null : (
        <WithdrawAttendanceDialog session={mistaken} onClose={() => setMistaken(null)} />
      )}
      {act === 'session' ? <RecordSessionDialog matrix={matrix} onClose={close} /> : null}
    </Section>
  );
}

/** The last attendance that was taken back leaves its session without an act: the session that was meant is recorded next. */
function useFocusAfterLast(
  matrix: TrainingMatrix,
  mistaken: Session | null,
  record: RefObject<HTMLButtonElement | null>,
): void {
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (mistaken !== null) asked.current = mistaken.sessionId;
    else if (
      matrix.sessions.some(({ sessionId, present }) => sessionId === asked.current && present.length === 0)
    ) {
      asked.current = null;
      if (isFocusFree()) record.current?.focus();
    }
  }, [matrix, mistaken, record]);
}
