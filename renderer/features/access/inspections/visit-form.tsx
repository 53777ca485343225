// An inspector comes in by the province's code alone, scanned, pasted or out of a file; nobody of the office is asked (D16).
import { FileUp, ScanBarcode } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const schema = z.object({ code: z.string().trim().min(1, sentence('inspections.codeMissing')) });

/** Bytes of a code's file; a longer one is none. */
const longestFile = 4_000;

export function VisitForm({ onBack }: { onBack: () => void }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const { control, sending, setValue } = useSentForm(schema, { code: '' }, ['code']);
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
      <CodeFile onRead={(code) => setValue('code', code)} />
    </ActForm>
  );
}

/** Five hundred digits are typed by nobody: without a scanner they come in the file that the province gave. */
function CodeFile({ onRead }: { onRead: (code: string) => void }) {
  const text = useText();
  const read = async (files: FileList | null) => {
    const file = files?.item(0);
    if (file) onRead((await file.slice(0, longestFile).text()).trim());
  };
  return (
    <FileTrigger acceptedFileTypes={['text/plain', '.txt']} onSelect={(files) => void read(files)}>
      <Button kind="quiet" icon={FileUp}>
        {text('inspections.codeFile')}
      </Button>
    </FileTrigger>
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
