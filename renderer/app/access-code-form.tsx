// A manager who lost everything comes in again by the province's code, and chooses a new password at once (D11).
import { KeyRound } from 'lucide-react';
import { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { ActForm } from '../ui/act-form.tsx';
import { Bdi } from '../ui/bdi.tsx';
import { FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';

const schema = z.object({ code: z.string().trim().min(1, sentence('app.access.codeMissing')) });
/** Whose access it is now, and the code with which they choose a password. */
export type Restored = { person: Person; oneTimeCode: string };

type AccessCodeFormProps = { onRestored: (restored: Restored) => void; onBack: () => void };

export function AccessCodeForm({ onRestored, onBack }: AccessCodeFormProps) {
  const text = useText();
  const { control, sending } = useSentForm(schema, { code: '' }, ['code']);
  const restoring = useDeskCommand(desk.secondFactor.restore.mutate);
  const restore = sending(async ({ code }) => {
    const restored = await restoring.run({ code: code.slice(0, 4000) });
    if (restored !== null) onRestored(restored);
  });
  return (
    <ActForm
      what={<p>{text('app.access.what')}</p>}
      act={text('app.access.enter')}
      icon={KeyRound}
      back={text('app.access.back')}
      onBack={onBack}
      sending={restoring}
      onSubmit={restore}
    >
      <FormTextField
        control={control}
        name="code"
        label={text('app.access.code')}
        hint={text('app.access.codeHint')}
        appearance="identifier"
        isMultiline
        autoFocus
      />
    </ActForm>
  );
}

/** Shown once, over the form that takes it. */
export function RestoredNotice({ restored: { person, oneTimeCode } }: { restored: Restored }) {
  const text = useText();
  return (
    <Notice tone="good">
      {text('app.access.done', { name: person.name })} <Bdi>{oneTimeCode}</Bdi>
    </Notice>
  );
}
