// Enters a designated terminal with its letter (D2).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormCheckbox,
  FormDateField,
  FormDigitsField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const terminalSchema = z.object({
  terminalId: z.string().trim().min(1, sentence('settings.terminalMissing')),
  merchant: z.string().trim().min(1, sentence('settings.merchantMissing')),
  psp: z.string().trim().min(1, sentence('settings.pspMissing')),
  letterNumber: z.string().trim().min(1, sentence('settings.letterMissing')),
  letterDay: z.string().nullable().transform(chosen<string>('settings.letterDayMissing')),
  validFrom: z.string().nullable().transform(chosen<string>('settings.validFromMissing')),
  validTo: z.string().nullable(),
  isRrnShort: z.boolean(),
});
const nothing: z.input<typeof terminalSchema> = {
  terminalId: '',
  merchant: '',
  psp: '',
  letterNumber: '',
  letterDay: null,
  validFrom: null,
  validTo: null,
  isRrnShort: false,
};

export function TerminalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending } = useSentForm(terminalSchema, nothing, [
    'terminalId',
    'merchant',
    'psp',
    'letterNumber',
    'letterDay',
    'validFrom',
  ]);
  const proposing = useDeskCommand(desk.payments.proposeTerminal.mutate);
  const enter = sending(async ({ isRrnShort, ...terminal }) => {
    const sent = { ...terminal, ...(isRrnShort ? { rrnDigits: 10 as const } : {}) };
    if ((await proposing.run(sent)) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('settings.enterTerminal')}
      isWide
      act={text('settings.enter')}
      sending={proposing}
      summary={summary}
      onSubmit={enter}
      onClose={onClose}
    >
      <FieldRow>
        <FormDigitsField control={control} name="terminalId" label={text('settings.terminal')} autoFocus />
        <FormDigitsField control={control} name="merchant" label={text('settings.merchant')} />
        <FormTextField control={control} name="psp" label={text('settings.psp')} />
      </FieldRow>
      <FormCheckbox control={control} name="isRrnShort" label={text('settings.rrnShort')} />
      <FieldRow>
        <FormTextField control={control} name="letterNumber" label={text('settings.letterNumber')} />
        <FormDateField control={control} name="letterDay" label={text('settings.letterDay')} />
        <FormDateField control={control} name="validFrom" label={text('settings.validFrom')} />
        <FormDateField control={control} name="validTo" label={text('settings.validTo')} isOptional />
      </FieldRow>
    </FormDialog>
  );
}
