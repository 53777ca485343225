// One access that was cut: by whom, when, and what shows it (D9).
import { z } from 'zod';
import { accessOutcomeSchema, type OutsideSystem } from '#core/access/departures/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { systemName } from './departure-labels.ts';

/** How long ago it was cut, in minutes. */
const agos = ['0', '5', '15', '60'] as const;
const minuteMs = 60_000;

const accessSchema = z.object({
  outcome: accessOutcomeSchema,
  by: z.string().trim().min(2, sentence('departures.fieldMissing')),
  ago: z.enum(agos),
  proof: z.string().trim().min(2, sentence('departures.fieldMissing')),
});
const nothing: z.input<typeof accessSchema> = { outcome: 'cut', by: '', ago: '0', proof: '' };

type RecordAccessDialogProps = { cutOffId: string; system: OutsideSystem; onClose: () => void };

export function RecordAccessDialog({ cutOffId, system, onClose }: RecordAccessDialogProps) {
  const text = useText();
  const { control, sending } = useSentForm(accessSchema, nothing, []);
  const recording = useDeskCommand(desk.departures.recordAccess.mutate);
  const record = async ({ ago, ...said }: z.infer<typeof accessSchema>) => {
    const cutAt = new Date(Date.now() - Number(ago) * minuteMs).toISOString();
    const { systemId } = system;
    if ((await recording.run({ cutOffId, systemId, cutAt, ...said })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('departures.recordTitle', { system: systemName(system, text) })}
      onClose={onClose}
      act={text('departures.recordIt')}
      sending={recording}
      onSubmit={sending(record)}
    >
      <FormRadioGroup
        control={control}
        name="outcome"
        label={text('departures.outcome')}
        choices={[
          { value: 'cut', label: text('departures.stateCut') },
          { value: 'never_had', label: text('departures.stateNeverHad') },
        ]}
        isInline
      />
      <FormTextField control={control} name="by" label={text('departures.byField')} autoFocus />
      <FormRadioGroup
        control={control}
        name="ago"
        label={text('departures.when')}
        choices={agos.map((value) => ({
          value,
          label: text('departures.minutesAgo', { minutes: Number(value) }),
        }))}
        isInline
      />
      <FormTextField control={control} name="proof" label={text('departures.proofField')} />
    </FormDialog>
  );
}
