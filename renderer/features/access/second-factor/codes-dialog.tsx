// A sheet of one-time codes: made with the password, shown and printed once.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import {
  FormPasswordField,
  FormRadioGroup,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';

const passwordForm = z.object({
  password: z.string().min(1, sentence('ui.passwordMissing')),
  managerId: z.string(),
  code: z.string(),
});

type CodesDialogProps = {
  /** Who can vouch for a first sheet, by one of their codes; null where the password is enough. */
  vouchers: readonly { readonly id: string; readonly name: string }[] | null;
  onClose: () => void;
};

export function CodesDialog({ vouchers, onClose }: CodesDialogProps) {
  const text = useText();
  const making = useDeskCommand(desk.secondFactor.makeCodes.mutate);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { control, summary, sending, askAgain } = useSentForm(
    passwordForm,
    { password: '', managerId: vouchers?.[0]?.id ?? '', code: '' },
    ['password'],
  );
  const make = async ({ password, managerId, code }: z.infer<typeof passwordForm>) => {
    const made = await making.run({
      password,
      ...(vouchers === null || managerId === '' ? {} : { beside: { managerId, code } }),
    });
    if (made === null) askAgain({ password: '', code: '' });
    else setCodes(made.codes);
  };
  if (codes !== null) return <MadeCodes codes={codes} onClose={onClose} />;
  return (
    <FormDialog
      title={text('secondFactor.makeCodes')}
      what={
        <>
          <p>{text('secondFactor.codesWhat')}</p>
          {vouchers === null ? null : (
            <Notice tone="info">
              {text(vouchers.length === 0 ? 'secondFactor.nobodyVouches' : 'secondFactor.vouchWhat')}
            </Notice>
          )}
        </>
      }
      act={text('secondFactor.makeNow')}
      sending={making}
      summary={summary}
      onSubmit={sending(make)}
      onClose={onClose}
    >
      <FormPasswordField control={control} name="password" autoFocus />
      {vouchers === null || vouchers.length === 0 ? null : (
        <>
          <FormRadioGroup
            control={control}
            name="managerId"
            label={text('secondFactor.voucher')}
            choices={vouchers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormTextField
            control={control}
            name="code"
            label={text('secondFactor.voucherCode')}
            hint={text('secondFactor.codeHint')}
            autoComplete="off"
          />
        </>
      )}
    </FormDialog>
  );
}

function MadeCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = useText();
  const [isPrinted, setIsPrinted] = useState(false);
  const printing = usePrintCommand({ name: 'one-time-codes', id: codes.join('_') });
  const print = async () => setIsPrinted(await printing.printAndTell());
  return (
    <Dialog title={text('secondFactor.codesMade')} isOpen onClose={onClose} isAlert>
      <p>{text('secondFactor.codesKeep')}</p>
      <CodeList codes={codes} />
      <ProblemNotice problem={printing.problem} takesFocus />
      {isPrinted ? <Notice tone="good">{text('secondFactor.codesPrinted')}</Notice> : null}
      <Actions>
        <Button kind="primary" icon={Printer} isPending={printing.isPending} onPress={() => void print()}>
          {text('secondFactor.print')}
        </Button>
        <Button onPress={onClose}>{text('secondFactor.codesKept')}</Button>
      </Actions>
    </Dialog>
  );
}

export function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <ol>
      {codes.map((code) => (
        <li key={code}>
          <Bdi>{code}</Bdi>
        </li>
      ))}
    </ol>
  );
}
