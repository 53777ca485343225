// Says that this PC's clock is not believed, wherever somebody is about to work by it; the manager answers for it here.
import { useState } from 'react';
import { z } from 'zod';
import type { StandingDoubt } from '#core/clock/contract.ts';
import { isReason } from '#core/leaves/text/substance.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TimeText } from '../../ui/time-text.tsx';

const doubtWords = {
  before_last_entry: 'clock.doubt.before_last_entry',
  off_from_province: 'clock.doubt.off_from_province',
  off_from_peers: 'clock.doubt.off_from_peers',
} as const;

export function ClockNotice() {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data } = useDeskQuery(deskQueries.clock.state.queryOptions());
  const doubt = data?.doubt ?? null;
  if (doubt === null) return null;
  return (
    <Notice
      tone="bad"
      title={text('clock.doubt.title')}
      actions={
        isManager ? <Button onPress={() => setIsAsking(true)}>{text('clock.confirm')}</Button> : undefined
      }
    >
      <p>{text(doubtWords[doubt.kind])}</p>
      <p>{text('clock.doubt.stops')}</p>
      {isAsking ? <ConfirmClock doubt={doubt} onClose={() => setIsAsking(false)} /> : null}
    </Notice>
  );
}

const confirmSchema = z.object({
  reason: z.string().refine(isReason, sentence('clock.reasonMissing')),
  password: z.string().min(1, sentence('clock.passwordMissing')),
});

function ConfirmClock({ doubt, onClose }: { doubt: StandingDoubt; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(confirmSchema, { reason: '', password: '' }, []);
  const { data } = useDeskQuery(deskQueries.clock.state.queryOptions());
  const confirming = useDeskCommand(desk.clock.confirm.mutate);
  const confirm = async (typed: z.infer<typeof confirmSchema>) => {
    const done = await confirming.run({ doubtId: doubt.doubtId, ...typed });
    if (done === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <ActDialog
      title={text('clock.confirm.title')}
      act={text('clock.confirm')}
      kind="primary"
      back={text('clock.back')}
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
      <FormPasswordField control={control} name="password" label={text('clock.password')} />
    </ActDialog>
  );
}
