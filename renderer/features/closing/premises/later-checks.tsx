// The checks of the schedule that are not due yet: how often, when last and when next. Any of them may be looked at earlier.
import type { CheckStatus } from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function LaterChecks({ later }: { later: readonly CheckStatus[] }) {
  const text = useText();
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  if (later.length === 0) return null;
  const nameOf = (status: CheckStatus) => checkItemName(text, status);
  return (
    <Section title={text('premises.laterChecks')}>
      <ProblemNotice problem={recording.problem} takesFocus />
      <Table
        caption={text('premises.laterChecks')}
        rows={later}
        rowKey={({ item }) => item}
        columns={[
          { id: 'item', header: text('premises.laterItem'), isRowHeader: true, cell: nameOf },
          {
            id: 'every',
            header: text('premises.laterEvery'),
            cell: ({ every }) => text(`premises.every.${every}`),
          },
          {
            id: 'last',
            header: text('premises.laterLast'),
            cell: ({ lastDay }) =>
              lastDay === null ? text('premises.laterNever') : <DateText day={lastDay} style="numeric" />,
          },
          {
            id: 'due',
            header: text('premises.laterDue'),
            cell: ({ dueDay }) => <DateText day={dueDay} style="numeric" />,
          },
        ]}
        act={(status) => (
          <Button
            isDense
            isPending={recording.isPending}
            onPress={() => void recording.run({ item: status.item, result: 'passed', note: '' })}
            aria-label={text('premises.passOf', { name: nameOf(status) })}
          >
            {text('premises.pass')}
          </Button>
        )}
      />
    </Section>
  );
}
