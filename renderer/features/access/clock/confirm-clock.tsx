// The manager answers for the clock of this PC: with a reason and their password, and a colleague beside them where the business
// day goes back by more than one.
import { z } from 'zod';
import type { OpenDoubt } from '#core/access/clock/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormPasswordField, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const alone = z.object({
  reason: z.string().refine(isReason, sentence('clock.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
  secondId: z.string().nullable(),
  secondPassword: z.string(),
});
const besideSomebody = alone.extend({
  secondId: z
    .string()
    .nullable()
    .refine((id) => id !== null, sentence('clock.secondMissing')),
  secondPassword: z.string().min(1, sentence('ui.passwordMissing')),
});

export function ConfirmClock({ doubt, onClose }: { doubt: OpenDoubt; onClose: () => void }) {
  const text = useText();
  const { needsSecond } = doubt;
  const none = { reason: '', password: '', secondId: null, secondPassword: '' };
  const { control, sending, askAgain } = useSentForm(needsSecond ? besideSomebody : alone, none, []);
  const ownId = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const { data } = useDeskQuery(deskQueries.clock.state.queryOptions());
  const confirming = useDeskCommand(desk.clock.confirm.mutate);
  const confirm = async ({ reason, password, secondId, secondPassword }: z.infer<typeof alone>) => {
    const second = secondId === null ? null : { personId: secondId, password: secondPassword };
    const done = await confirming.run({ doubtId: doubt.doubtId, reason, password, second });
    if (done === null) askAgain({ password: '', secondPassword: '' });
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
      {needsSecond ? (
        <>
          <p>{text('clock.second.what')}</p>
          <FormSelect
            control={control}
            name="secondId"
            label={text('clock.second')}
            choices={people
              .filter(({ id }) => id !== ownId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormPasswordField control={control} name="secondPassword" label={text('clock.secondPassword')} />
        </>
      ) : null}
    </ActDialog>
  );
}
