// The manager answers for the clock of this PC: with a reason and their password.
import { z } from 'zod';
import type { OpenDoubt } from '#core/access/clock/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const confirmSchema = z.object({
  reason: z.string().refine(isReason, sentence('clock.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});

export function ConfirmClock({ doubt, onClose }: { doubt: OpenDoubt; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(confirmSchema, { reason: '', password: '' }, []);
  const { data } = useDeskQuery(deskQueries.clock.state.queryOptions());
  const confirming = useDeskCommand(desk.clock.confirm.mutate);
  const confirm = async (typed: z.infer<typeof confirmSchema>) => {
    if ((await confirming.run({ doubtId: doubt.doubtId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <ActDialog
      title={text('clock.confirm.title')}
      act={text('clock.confirm')}
      kind="primary"
      sending={confirming}
      onAct={sending(confirm)}
      onClose={onClose}
    >
      <p>{text('clock.confirm.what')}</p>
      <Facts
        facts={[
          { name: text('clock.wall'), value: <TimeText at={data?.now ?? doubt.wall} withDay /> },
          { name: text('clock.expected'), value: <TimeText at={doubt.expected} withDay /> },
        ]}
      />
      <FormTextField control={control} name="reason" label={text('clock.reason')} />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
