// Who was taught what: every person against every topic, and what the manager does about it (D13).
import { useState } from 'react';
import type { TrainingMatrix } from '#core/training/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Table } from '../../ui/table.tsx';
import { AddTopicDialog } from './add-topic-dialog.tsx';
import { RecordSessionDialog } from './record-session-dialog.tsx';
import { standingWords } from './training-words.ts';

const nothing: TrainingMatrix = { people: [], topics: [], standings: [] };

export function TopicsSection() {
  const text = useText();
  const [act, setAct] = useState<'topic' | 'session' | null>(null);
  const { data: matrix = nothing, problem } = useDeskQuery(deskQueries.training.matrix.queryOptions());
  const ending = useDeskCommand(desk.training.endTopic.mutate);
  const { people, topics, standings } = matrix;
  const close = () => setAct(null);
  return (
    <Section title={text('training.topics')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {ending.problem === null ? null : <ProblemNotice problem={ending.problem} takesFocus />}
      {topics.length === 0 ? (
        <EmptyState title={text('training.noTopics')} why={text('training.noTopicsWhy')} />
      ) : (
        <Table
          caption={text('training.topics')}
          rows={topics}
          rowKey={({ topicId }) => topicId}
          columns={[
            {
              id: 'topic',
              header: text('training.topic'),
              isRowHeader: true,
              cell: ({ title }) => title ?? text('training.titleElsewhere'),
            },
            ...people.map(({ personId, name }) => ({
              id: personId,
              header: name,
              cell: ({ topicId }: TrainingMatrix['topics'][number]) => {
                const standing = standings.find(
                  (one) => one.personId === personId && one.topicId === topicId,
                );
                if (standing === undefined) return text('training.notNeeded');
                const { tone, word } = standingWords[standing.state];
                return (
                  <>
                    <StatusWord tone={tone}>{text(word)}</StatusWord>
                    {standing.state === 'valid' && standing.validUntil !== null ? (
                      <>
                        {' '}
                        <DateText day={standing.validUntil} style="numeric" />
                      </>
                    ) : null}
                  </>
                );
              },
            })),
            {
              id: 'act',
              header: text('training.act'),
              isAct: true,
              cell: ({ topicId, title }) => (
                <Button
                  isDense
                  isPending={ending.isPending}
                  onPress={() => void ending.run({ topicId })}
                  aria-label={text('training.endOf', { title: title ?? '' })}
                >
                  {text('training.end')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Actions>
        <Button onPress={() => setAct('topic')}>{text('training.addTopic')}</Button>
        {topics.length === 0 ? null : (
          <Button onPress={() => setAct('session')}>{text('training.recordSession')}</Button>
        )}
      </Actions>
      {act === 'topic' ? <AddTopicDialog onClose={close} /> : null}
      {act === 'session' ? <RecordSessionDialog matrix={matrix} onClose={close} /> : null}
    </Section>
  );
}
