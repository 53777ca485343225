// What every table of sessions begins with: the topic, and the day on which it was held.
import type { SayText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import type { Column } from '#renderer/ui/table.tsx';

/** `topicTitle` is null where another PC keeps it. */
type Session = { readonly topicTitle: string | null; readonly heldOn: string };

export const sessionColumns = (text: SayText): readonly Column<Session>[] => [
  {
    id: 'topic',
    header: text('training.topic'),
    isRowHeader: true,
    cell: ({ topicTitle }) => topicTitle ?? text('training.titleElsewhere'),
  },
  {
    id: 'heldOn',
    header: text('training.heldOn'),
    cell: ({ heldOn }) => <DateText day={heldOn} style="numeric" />,
  },
];
