// The filing of a paid visit: what the judiciary's own system answered, by scan, paste or typing.
import { FileCheck } from 'lucide-react';
import { useEffect } from 'react';
import { z } from 'zod';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { FormDigitsField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { typedClockOrNone } from '#renderer/ui/typed-clock.ts';
import { rialsOrNone, typedRialsOrNone } from '#renderer/ui/typed-rials.ts';
import styles from './counter.module.css';

const filingSchema = z.object({
  filedAs: z.string().min(1, sentence('visits.finding.missing')),
  branch: z.string(),
  filedTime: typedClockOrNone('visits.filedTimeWrong'),
  governmentCharge: typedRialsOrNone('visits.governmentChargeWrong'),
});
const nothing: z.input<typeof filingSchema> = {
  filedAs: '',
  branch: '',
  filedTime: '',
  governmentCharge: '',
};

type FilingPartProps = {
  visit: VisitView;
  canRecord: boolean;
  /** What a scanner read last, wherever the focus was; null before. */
  scanned: string | null;
};

/** Whether this reading of a scanner is a tracking number for a visit that waits for one. */
export const isTrackingScan = (scanned: string, { filing, account }: Pick<VisitView, 'filing' | 'account'>) =>
  filing === null && account.charged > 0 && account.due <= 0 && /^\d{6,30}$/.test(scanned);

export function FilingPart({ visit, canRecord, scanned }: FilingPartProps) {
  const text = useText();
  const { visitId, filing } = visit;
  const { control, sending, askAgain, setValue } = useSentForm(filingSchema, nothing, []);
  useEffect(() => {
    if (scanned !== null) setValue('filedAs', scanned);
  }, [scanned, setValue]);
  const recording = useDeskCommand(desk.visits.recordFiling.mutate);
  const record = sending(async ({ filedAs, branch, filedTime, governmentCharge }) => {
    if (
      (await recording.run({
        visitId,
        trackingNumber: filedAs,
        branch,
        filedTime,
        governmentCharge: rialsOrNone(governmentCharge) ?? null,
      })) !== null
    )
      askAgain({ filedAs: '' });
  });
  if (filing !== null)
    return (
      <p className={styles.shown}>
        <StatusLabel tone="good">{text('visits.filed')}</StatusLabel>
        <Bdi>{filing.trackingNumber}</Bdi>
        {filing.branch}
        {filing.filedTime === '' ? null : <ClockText time={filing.filedTime} />}
        {filing.governmentCharge === null ? null : (
          <span>
            {text('visits.governmentCharge')} <MoneyText rials={filing.governmentCharge} />
          </span>
        )}
      </p>
    );
  if (!canRecord) return <StatusLabel tone="warn">{text('visits.notFiled')}</StatusLabel>;
  return (
    <ActForm
      act={text('visits.recordFiling')}
      kind="secondary"
      icon={FileCheck}
      sending={recording}
      onSubmit={record}
    >
      <FieldRow>
        <FormDigitsField
          control={control}
          name="filedAs"
          label={text('visits.field.trackingNumber')}
          isScanTarget
        />
        <FormTextField control={control} name="branch" label={text('visits.branch')} isOptional />
        <FormTextField control={control} name="filedTime" label={text('visits.filedTime')} isOptional />
        <FormTextField
          control={control}
          name="governmentCharge"
          label={text('visits.governmentCharge')}
          hint={text('visits.governmentChargeHint')}
          isOptional
        />
      </FieldRow>
    </ActForm>
  );
}
