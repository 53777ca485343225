// Opening the office by the recovery code on the manager's sheet; the key is wrapped anew for this PC.
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { sentence } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { OpeningForm } from './opening-form.tsx';

export function CodeOption({ asksPassphrase }: { asksPassphrase: boolean }) {
  const text = useText();
  return (
    <Section title={text('recovery.code')}>
      <OpeningForm
        act={(code, passphrase) => recoveryAct('openByCode', { code, passphrase })}
        missing={sentence('recovery.codeEmpty')}
        label={text('recovery.codeLabel')}
        hint={text('recovery.codeHint')}
        open={text('recovery.openByCode')}
        asksPassphrase={asksPassphrase}
      >
        <p>{text('recovery.codeWhat')}</p>
      </OpeningForm>
    </Section>
  );
}
