// Every person against every topic: counted until a day, waiting for their word, overdue, or not needed (D13).
import type { ReactNode } from 'react';
import type { TrainingMatrix } from '#core/assets/training/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { statusLabels } from './training-labels.ts';

type Topic = TrainingMatrix['topics'][number];

type TopicMatrixProps = { matrix: TrainingMatrix; act?: (topic: Topic) => ReactNode };

/** `act`: what the manager does about a topic. */
export function TopicMatrix({ matrix, act }: TopicMatrixProps) {
  const text = useText();
  const { people, topics, statuses } = matrix;
  return (
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
          cell: ({ topicId }: Topic) => {
            const status = statuses.find((one) => one.personId === personId && one.topicId === topicId);
            if (status === undefined) return text('training.notNeeded');
            const { tone, word } = statusLabels[status.state];
            return (
              <>
                <StatusLabel tone={tone}>{text(word)}</StatusLabel>
                {status.state === 'valid' && status.validUntil !== null ? (
                  <>
                    {' '}
                    <DateText day={status.validUntil} style="numeric" />
                  </>
                ) : null}
              </>
            );
          },
        })),
      ]}
      act={act}
    />
  );
}
