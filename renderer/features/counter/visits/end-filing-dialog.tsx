// The manager ends the wait for what was paid for and is filed no more (D1.27).
import { z } from 'zod';
import type { UnfiledVisit } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const reasonSchema = z.object({
  reason: z.string().trim().min(1, sentence('visits.late.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof reasonSchema> = { reason: '', password: '' };

export function EndFilingDialog({ visit, onClose }: { visit: UnfiledVisit; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(reasonSchema, nothing, []);
  const ending = useDeskCommand(desk.visits.endFiling.mutate);
  const { visitId, deskNumber, number, clientName: name } = visit;
  const end = sending(async (typed) => {
    if ((await ending.run({ visitId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  });
  return (
    <ActDialog
      title={text('visits.endFiling')}
      act={text('visits.late.record')}
      sending={ending}
      onAct={end}
      onClose={onClose}
    >
      <p>{text('visits.numbered', { desk: deskNumber, number, name })}</p>
      <p>{text('visits.endFilingWhat')}</p>
      <FormTextField control={control} name="reason" label={text('visits.cancelReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
