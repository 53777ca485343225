// The manager ends a visit that was served though the terminal took less than was due; the shortfall stays in sight.
import { z } from 'zod';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';

const underpaidSchema = z.object({
  reason: z.string().trim().min(1, sentence('visits.late.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof underpaidSchema> = { reason: '', password: '' };

export function CompleteUnderpaidDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(underpaidSchema, nothing, []);
  const completing = useDeskCommand(desk.visits.completeUnderpaid.mutate);
  const complete = sending(async (typed) => {
    if ((await completing.run({ visitId: visit.visitId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  });
  return (
    <ActDialog
      title={text('visits.underpaid')}
      act={text('visits.late.record')}
      sending={completing}
      onAct={complete}
      onClose={onClose}
    >
      <p>
        {text('visits.underpaidWhat')} <MoneyText rials={visit.account.due} />
      </p>
      <FormTextField control={control} name="reason" label={text('visits.cancelReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
