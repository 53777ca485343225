// A bank's statement on its way in: chosen, looked at with its columns, and taken in when the person says so. Nothing of it is kept before.
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import type { StatementPreview } from '#core/closing/day-close/bank/contract.ts';
import { type StatementMapping, statementMappingSchema } from '#core/foundation/settlement/bank/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand, useUncachedQuery } from '#renderer/api/use-desk.ts';
import type { ReadFile } from '#renderer/frame/read-file.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { FirstLines } from './first-lines.tsx';
import { type Arrived, readReportFile } from './read-report-file.ts';
import { newReadingId, Reading } from './reading.tsx';
import { StatementForm } from './statement-form.tsx';
import { StatementOutcome } from './statement-outcome.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useStepFocus } from './use-step-focus.ts';

export function ImportStatement() {
  const text = useText();
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const file = arrived?.file ?? null;
  const isUnread = arrived !== null && file === null;
  const [imported, setImported] = useState<number | null>(null);
  const place = useStepFocus(file === null ? 'choose' : `file ${file.fileName}`, false);
  const take = async ([chosen]: readonly File[]) => {
    if (chosen === undefined) return;
    const read = await readReportFile(chosen);
    setImported(null);
    setArrived(read);
  };
  const isOver = useDroppedFiles((files) => void take(files));
  return (
    <div ref={place} tabIndex={-1}>
      <Stack>
        {imported === null ? null : <Notice tone="good">{text('bank.imported', { count: imported })}</Notice>}
        <ProblemNotice problem={arrived?.problem ?? null} />
        {isUnread && arrived.problem === null ? <Notice tone="bad">{text('bank.unread')}</Notice> : null}
        {file === null ? (
          <ChooseFiles what={text('bank.drop')} isOver={isOver} onChoose={(files) => void take(files)} />
        ) : (
          <StatementInHand
            key={file.bytesBase64.length + file.fileName}
            file={file}
            onAway={() => setArrived(null)}
            onImported={(newLines) => {
              setArrived(null);
              setImported(newLines);
            }}
          />
        )}
      </Stack>
    </div>
  );
}

type InHandProps = { file: ReadFile; onAway: () => void; onImported: (newLines: number) => void };

function StatementInHand(props: InHandProps) {
  const { file, onAway } = props;
  const text = useText();
  const navigate = useNavigate();
  const look = useId();
  const [readingId] = useState(newReadingId);
  const { data, problem } = useUncachedQuery('dayClose.previewStatement', [look], () =>
    desk.dayClose.previewStatement.mutate({ ...file, readingId }),
  );
  if (problem !== null)
    return (
      <Stack>
        <ProblemNotice problem={problem} takesFocus />
        <Actions>
          {problem.code !== 'BANK_FILE_IS_REPORT' ? null : (
            <Button onPress={() => void navigate({ to: '/day-close' })}>{text('bank.toReports')}</Button>
          )}
          <Button onPress={onAway}>{text('ui.cancel')}</Button>
        </Actions>
      </Stack>
    );
  if (data === undefined) return <Reading readingId={readingId} onCancel={onAway} />;
  return <Looked {...props} first={data} />;
}

/** Whether every line is read and there is something to take in. */
const isReady = (preview: StatementPreview): boolean =>
  preview.lacking.length === 0 &&
  !preview.isUnitInDoubt &&
  preview.unreadableCount === 0 &&
  preview.credited > 0 &&
  (preview.newLines > 0 || preview.importedAt === null || preview.replaces);

function Looked({ file, onAway, onImported, first }: InHandProps & { first: StatementPreview }) {
  const text = useText();
  const look = useId();
  const place = useStepFocus('looked', true);
  const [mapping, setMapping] = useState<StatementMapping>(first.mapping);
  const [iban, setIban] = useState('');
  const isChanged = mapping !== first.mapping || iban !== '';
  // A word that is still being typed is no mapping.
  const isWhole = statementMappingSchema.safeParse(mapping).success;
  const sent = { ...file, mapping, ...(iban === '' ? {} : { iban }) };
  const again = useUncachedQuery(
    'dayClose.previewStatement',
    [look, mapping, iban],
    () => desk.dayClose.previewStatement.mutate(sent),
    { isEnabled: isChanged && isWhole },
  );
  const preview = isChanged ? again.data : first;
  const importing = useDeskCommand(desk.dayClose.importStatement.mutate);
  const take = async () => {
    const taken = await importing.run(sent);
    if (taken !== null) onImported(taken.newLines);
  };
  return (
    <div ref={place} tabIndex={-1}>
      <Stack>
        <Notice tone="info" title={text('bank.columnsOf', { file: file.fileName })}>
          {text('bank.columnsWhat')}
        </Notice>
        <FirstLines headers={first.headers} firstLines={first.firstLines} />
        <StatementForm
          first={first}
          mapping={mapping}
          onChange={setMapping}
          iban={iban}
          onAccount={setIban}
          isUnitInDoubt={preview?.isUnitInDoubt === true}
        />
        <ProblemNotice problem={again.problem ?? importing.problem} />
        {preview === undefined ? null : <StatementOutcome preview={preview} />}
        <Actions>
          <Button onPress={onAway}>{text('ui.cancel')}</Button>
        </Actions>
        <ScreenPrimary
          label={text('bank.take')}
          icon={FileUp}
          isPending={importing.isPending}
          isDisabled={preview === undefined || !isReady(preview)}
          onPress={() => void take()}
        />
      </Stack>
    </div>
  );
}
