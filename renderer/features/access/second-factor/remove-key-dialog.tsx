// Takes a key out of use: lost, replaced, or counted back. Another one is registered afterwards.
import { z } from 'zod';
import { removalReasonSchema, type SecondFactorKey } from '#core/access/second-factor/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormPasswordField, FormRadioGroup, sentence, useSentForm } from '#renderer/ui/form.tsx';

const removalSchema = z.object({
  reasonCode: removalReasonSchema.nullable().transform(chosen('secondFactor.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof removalSchema> = { reasonCode: null, password: '' };

type RemoveKeyProps = { secondFactorKey: SecondFactorKey; onClose: () => void };

export function RemoveKeyDialog({ secondFactorKey: { keyId, label }, onClose }: RemoveKeyProps) {
  const text = useText();
  const removing = useDeskCommand(desk.secondFactor.removeKey.mutate);
  const { control, summary, sending, askAgain } = useSentForm(removalSchema, nothing, [
    'reasonCode',
    'password',
  ]);
  const remove = async (typed: z.infer<typeof removalSchema>) => {
    if ((await removing.run({ keyId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <FormDialog
      title={text('secondFactor.removeOf', { label: label ?? '' })}
      what={<p>{text('secondFactor.removeWhat')}</p>}
      act={text('secondFactor.remove')}
      kind="danger"
      sending={removing}
      summary={summary}
      onSubmit={sending(remove)}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="reasonCode"
        label={text('secondFactor.reason')}
        choices={removalReasonSchema.options.map((value) => ({
          value,
          label: text(`secondFactor.reason.${value}`),
        }))}
      />
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}
