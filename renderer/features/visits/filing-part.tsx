// The filing of a paid visit: what the judiciary's own system answered, by scan, paste or typing.
import { FileCheck } from 'lucide-react';
import { z } from 'zod';
import type { VisitView } from '#core/visits/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { FormDigitsField, FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import styles from './counter.module.css';

const filingSchema = z.object({
  filedAs: z.string().min(1, sentence('visits.finding.missing')),
  branch: z.string(),
});
const nothing: z.input<typeof filingSchema> = { filedAs: '', branch: '' };

export function FilingPart({ visit, canRecord }: { visit: VisitView; canRecord: boolean }) {
  const text = useText();
  const { visitId, filing } = visit;
  const { control, sending, askAgain } = useSentForm(filingSchema, nothing, []);
  const recording = useDeskCommand(desk.visits.recordFiling.mutate);
  const record = sending(async ({ filedAs, branch }) => {
    const done = await recording.run({ visitId, trackingNumber: filedAs, branch, filedTime: '' });
    if (done !== null) askAgain({ filedAs: '' });
  });
  if (filing !== null)
    return (
      <p className={styles.shown}>
        <StatusWord tone="good">{text('visits.filed')}</StatusWord>
        <Bdi>{filing.trackingNumber}</Bdi>
        {filing.branch}
      </p>
    );
  if (!canRecord) return <StatusWord tone="warn">{text('visits.notFiled')}</StatusWord>;
  return (
    <StackedForm onSubmit={record}>
      {recording.problem === null ? null : <ProblemNotice problem={recording.problem} takesFocus />}
      <FieldRow>
        <FormDigitsField control={control} name="filedAs" label={text('visits.field.trackingNumber')} />
        <FormTextField control={control} name="branch" label={text('visits.branch')} isOptional />
      </FieldRow>
      <div>
        <Button type="submit" icon={FileCheck} isPending={recording.isPending}>
          {text('visits.recordFiling')}
        </Button>
      </div>
    </StackedForm>
  );
}
