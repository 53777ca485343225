// One access that was cut: by whom, when, and what shows it (D9).
import { z } from 'zod';
import { accessOutcomeSchema, type OutsideSystem } from '#core/access/departures/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormEnd } from '#renderer/ui/act-form.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
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
    <Dialog
      title={text('departures.recordTitle', { system: systemName(system, text) })}
      isOpen
      onClose={onClose}
    >
      <StackedForm onSubmit={sending(record)}>
        <ProblemNotice problem={recording.problem} takesFocus />
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
        <FormEnd
          act={text('departures.recordIt')}
          isPending={recording.isPending}
          back={text('departures.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}
