// The table of closed days that the manager keeps with the source of each, until the province's package brings it (D7).
import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import type { ListRow } from '#core/app/first-run/lists/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ListDialog } from '#renderer/frame/lists/list-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { ClosureDialog } from './closure-dialog.tsx';
import { HolidaysDialog } from './holidays-dialog.tsx';
import { useIsManager } from './use-is-manager.ts';

/** Declares the closed day of a row. */
async function recordClosure(row: ListRow): Promise<void> {
  if (row.kind !== 'closures') return;
  const { closedDay, closure: kind, authority, reference } = row;
  await desk.closures.declare.mutate({ closedDay, kind, authority, reference });
}

export function ClosuresSection() {
  const text = useText();
  const isManager = useIsManager();
  const [dialog, setDialog] = useState<'form' | 'file' | 'calendar' | null>(null);
  const close = () => setDialog(null);
  const { data: closures, problem } = useDeskQuery(deskQueries.closures.list.queryOptions());
  const withdrawing = useDeskCommand(desk.closures.withdraw.mutate);
  return (
    <Section title={text('settings.closures')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={withdrawing.problem} takesFocus />
      <Table
        caption={text('settings.closures')}
        rows={closures}
        none={{ title: text('settings.noClosures'), why: text('settings.noClosuresWhy') }}
        rowKey={({ closureId }) => closureId}
        columns={[
          {
            id: 'day',
            header: text('settings.closedDay'),
            isRowHeader: true,
            cell: ({ closedDay }) => <DateText day={closedDay} />,
          },
          {
            id: 'kind',
            header: text('settings.closureKind'),
            cell: ({ kind }) => text(`settings.closure.${kind}`),
          },
          {
            id: 'source',
            header: text('settings.closureSource'),
            cell: ({ authority, reference }) => authority + text('ui.between') + reference,
          },
          {
            id: 'by',
            header: text('settings.enteredBy'),
            cell: ({ declaredByName }) => declaredByName,
          },
        ]}
        act={({ closureId, withdrawn }) =>
          withdrawn ? (
            <StatusLabel tone="neutral">{text('settings.withdrawn')}</StatusLabel>
          ) : isManager ? (
            <Button isDense onPress={() => void withdrawing.run({ closureId })}>
              {text('settings.withdraw')}
            </Button>
          ) : null
        }
      />
      {isManager ? (
        <Actions>
          <Button icon={CalendarOff} onPress={() => setDialog('form')}>
            {text('settings.enterClosure')}
          </Button>
          <Button onPress={() => setDialog('file')}>{text('lists.fromFile')}</Button>
          <Button onPress={() => setDialog('calendar')}>{text('settings.holidays')}</Button>
        </Actions>
      ) : null}
      {dialog === 'form' ? <ClosureDialog onClose={close} /> : null}
      {dialog === 'calendar' ? <HolidaysDialog onClose={close} /> : null}
      {dialog === 'file' ? (
        <ListDialog kind="closures" title={text('lists.closures')} record={recordClosure} onClose={close} />
      ) : null}
    </Section>
  );
}
