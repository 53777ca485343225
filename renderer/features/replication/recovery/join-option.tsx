// Joining the office anew from another PC of it, when nothing here opens: what is left is kept beside, whole.
import { useState } from 'react';
import { z } from 'zod';
import type { RecoveryView } from '#core/replication/recovery/contract.ts';
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormCheckbox, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { withNextPassphrase } from './next-passphrase.ts';
import { NextPassphraseFields } from './next-passphrase-fields.tsx';

const isConfirmed = z.boolean().refine((value) => value, sentence('recovery.takeOverUnconfirmed'));

export function TakeOverOption({ view }: { view: RecoveryView }) {
  const text = useText();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Section title={text('recovery.takeOver')}>
      <p>{text('recovery.takeOverWhat')}</p>
      <p>{text('recovery.provinceOnly')}</p>
      <Actions>
        <Button isDisabled={view.work !== null} onPress={() => setIsAsked(true)}>
          {text('recovery.takeOverBegin')}
        </Button>
      </Actions>
      {isAsked ? (
        <TakeOverDialog asksPassphrase={view.asksPassphrase} onClose={() => setIsAsked(false)} />
      ) : null}
    </Section>
  );
}

function TakeOverDialog({ asksPassphrase, onClose }: { asksPassphrase: boolean; onClose: () => void }) {
  const text = useText();
  const taking = useDeskCommand((passphrase: string | null) =>
    recoveryAct('takeOver', { isConfirmed: true, passphrase }),
  );
  const { control, summary, sending } = useSentForm(
    withNextPassphrase({ isConfirmed }, asksPassphrase),
    { isConfirmed: false, next: '', again: '' },
    ['isConfirmed', 'next', 'again'],
  );
  return (
    <FormDialog
      title={text('recovery.takeOver')}
      what={<p>{text('recovery.takeOverMeans')}</p>}
      act={text('recovery.takeOverIt')}
      kind="danger"
      sending={taking}
      summary={summary}
      onSubmit={sending(async ({ next }) => void (await taking.run(asksPassphrase ? next : null)))}
      onClose={onClose}
    >
      <FormCheckbox control={control} name="isConfirmed" label={text('recovery.takeOverConfirm')} />
      {asksPassphrase ? (
        <NextPassphraseFields field={(props) => <FormTextField control={control} {...props} />} />
      ) : null}
    </FormDialog>
  );
}
