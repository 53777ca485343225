// What a PSP's file holds, before anything of it is kept: rows and totals per terminal, and the lines passed over.
import { useIntl } from 'react-intl';
import type { z } from 'zod';
import type { previewPspOutput } from '#core/day-close/import/contract.ts';
import { skippedLineReasons } from '#core/day-close/psp-import/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import { Table } from '../../ui/table.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { ReadFile } from './read-file.ts';

type Preview = z.infer<typeof previewPspOutput>;

const skippedWords: Record<Preview['skipped'][number]['reason'], MessageId> = {
  repeated_header: 'dayClose.skipped.repeatedHeader',
  total_line: 'dayClose.skipped.totalLine',
  no_transaction: 'dayClose.skipped.noTransaction',
  no_money: 'dayClose.skipped.noMoney',
};

type ReportPreviewProps = {
  day: string;
  file: ReadFile;
  preview: Preview;
  /** Takes the number of rows that no earlier file had. */
  onDone: (newRows: number) => void;
  onCancel: () => void;
};

export function ReportPreview({ day, file, preview, onDone, onCancel }: ReportPreviewProps) {
  const text = useText();
  const importing = useDeskCommand(desk.dayClose.importPsp.mutate);
  const take = async () => {
    const done = await importing.run({ day, ...file });
    if (done !== null) onDone(done.newRows);
  };
  return (
    <Stack>
      <p>{text('dayClose.previewOf', { file: file.fileName, count: preview.rows })}</p>
      {preview.importedAt === null ? null : (
        <Notice tone="warn" title={text('dayClose.importedBefore')}>
          <TimeText at={preview.importedAt} withDay />
        </Notice>
      )}
      {importing.problem === null ? null : <ProblemNotice problem={importing.problem} />}
      <Table
        caption={text('dayClose.preview')}
        rows={preview.perTerminal}
        rowKey={({ terminalId }) => terminalId}
        columns={[
          {
            id: 'terminal',
            header: text('dayClose.terminal'),
            isRowHeader: true,
            cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
          },
          {
            id: 'count',
            header: text('dayClose.transactions'),
            isNumber: true,
            cell: ({ count }) => text('dayClose.number', { number: count }),
          },
          {
            id: 'total',
            header: text('dayClose.psp'),
            isNumber: true,
            cell: ({ total }) => <MoneyText rials={total} />,
          },
        ]}
      />
      <SkippedLines preview={preview} />
      <Actions>
        <Button kind="primary" isPending={importing.isPending} onPress={() => void take()}>
          {text('dayClose.import')}
        </Button>
        <Button onPress={onCancel}>{text('dayClose.cancel')}</Button>
      </Actions>
    </Stack>
  );
}

/** Lines that are no transactions of their own: never silently passed over. */
function SkippedLines({ preview: { skipped, duplicates } }: Pick<ReportPreviewProps, 'preview'>) {
  const text = useText();
  const intl = useIntl();
  const reasons = skippedLineReasons.flatMap((reason) => {
    const found = skipped.filter((line) => line.reason === reason);
    return found.length === 0 ? [] : [{ reason, found }];
  });
  const lines = (found: readonly { line: number }[]) =>
    intl.formatList(found.map(({ line }) => intl.formatNumber(line)));
  return (
    <>
      {reasons.map(({ reason, found }) => (
        <p key={reason}>{text(skippedWords[reason], { count: found.length, lines: lines(found) })}</p>
      ))}
      {duplicates.length === 0 ? null : (
        <p>{text('dayClose.skipped.duplicates', { count: duplicates.length, lines: lines(duplicates) })}</p>
      )}
    </>
  );
}
