// An inspector comes in by the province's code alone, scanned or pasted; nobody of the office is asked (D16).
import { ScanBarcode } from 'lucide-react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const schema = z.object({ code: z.string().trim().min(1, sentence('inspections.codeMissing')) });

export function VisitForm({ onBack }: { onBack: () => void }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const { control, sending } = useSentForm(schema, { code: '' }, ['code']);
  const beginning = useDeskCommand(desk.inspections.begin.mutate);
  const enter = sending(async ({ code }) => {
    const begun = await beginning.run({ code: code.slice(0, 4000) });
    if (begun === null) return;
    const { token, person, sections, expiresAt } = begun;
    begin({ token, person, visit: { sections, expiresAt } });
  });
  return (
    <ActForm
      what={<p>{text('inspections.what')}</p>}
      act={text('inspections.enter')}
      icon={ScanBarcode}
      back={text('inspections.back')}
      onBack={onBack}
      sending={beginning}
      onSubmit={enter}
    >
      <FormTextField
        control={control}
        name="code"
        label={text('inspections.code')}
        hint={text('inspections.codeHint')}
        appearance="identifier"
        isMultiline
        autoFocus
      />
    </ActForm>
  );
}

/** The locked page of a visit: its code opens it again, and the inspector can end the visit here. */
export function LockedVisit() {
  const text = useText();
  const { unlock, end } = useSession();
  const { control, sending } = useSentForm(schema, { code: '' }, ['code']);
  const opening = useDeskCommand(desk.inspections.reopen.mutate);
  const ending = useDeskCommand(() => desk.inspections.end.mutate());
  const open = sending(async ({ code }) => {
    const opened = await opening.run({ code: code.slice(0, 4000) });
    if (opened !== null) unlock(opened.token);
  });
  const leave = async () => {
    await ending.run(undefined);
    end();
  };
  return (
    <ActForm
      what={<p>{text('inspections.lockedWhat')}</p>}
      act={text('inspections.reopen')}
      back={text('inspections.end')}
      onBack={() => void leave()}
      sending={opening}
      onSubmit={open}
    >
      <FormTextField
        control={control}
        name="code"
        label={text('inspections.code')}
        appearance="identifier"
        isMultiline
        autoFocus
      />
    </ActForm>
  );
}
