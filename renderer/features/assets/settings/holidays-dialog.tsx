// Holidays of the printed calendar that the product brings, marked unofficial (D7.80): the manager looks at them, and declares those to come.
import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

const tones = { open: 'waiting', declared: 'good', past: 'neutral' } as const;

export function HolidaysDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.closures.unofficial.queryOptions());
  const declaring = useDeskCommand(desk.closures.declare.mutate);
  const [isAtWork, setIsAtWork] = useState(false);
  const open = (data?.days ?? []).filter(({ state }) => state === 'open');
  const year = data?.year ?? 0;
  const declare = async () => {
    setIsAtWork(true);
    let isRefused = false;
    for (const { closedDay, title } of open) {
      const source = { authority: text('settings.holidaysAuthority', { year }), reference: title };
      isRefused = (await declaring.run({ closedDay, kind: 'holiday', ...source })) === null;
      if (isRefused) break;
    }
    setIsAtWork(false);
    if (!isRefused) onClose();
  };
  return (
    <ActDialog
      title={text('settings.holidaysOf', { year })}
      act={text('settings.holidaysDeclare', { count: open.length })}
      kind="primary"
      sending={{ isPending: isAtWork, problem: declaring.problem }}
      onAct={declare}
      onClose={onClose}
    >
      <Notice tone="warn">{text('settings.holidaysWhat')}</Notice>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('settings.holidaysOf', { year })}
        rows={data?.days}
        rowKey={({ closedDay }) => closedDay}
        columns={[
          {
            id: 'day',
            header: text('settings.closedDay'),
            isRowHeader: true,
            cell: ({ closedDay }) => <DateText day={closedDay} />,
          },
          { id: 'title', header: text('settings.closureReference'), cell: ({ title }) => title },
          {
            id: 'state',
            header: text('settings.holidaysState'),
            cell: ({ state }) => (
              <StatusLabel tone={tones[state]}>{text(`settings.holidays.${state}`)}</StatusLabel>
            ),
          },
        ]}
      />
    </ActDialog>
  );
}
