// Step 2: the province's address and the pairing code, or without a province for now: the office works either way.
import { z } from 'zod';
import { fingerprintOfCode } from '#core/replication/sync/contract.ts';
import { ProvinceFingerprint } from '#renderer/frame/province-fingerprint.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { chosen, FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import type { FirstRunDraft } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type Province = FirstRunDraft['province'];
const isAddress = (url: string): boolean => /^https:\/\/\S+$/.test(url);
const isCode = (code: string): boolean => fingerprintOfCode(code) !== null;
/** What belongs to the pairing is only asked of who pairs now. */
const provinceSchema = z
  .object({
    choice: z.enum(['now', 'later']).nullable().transform(chosen('firstRun.pairingMissing')),
    url: z.string().trim(),
    code: z.string().trim(),
  })
  .refine(({ choice, url }) => choice === 'later' || isAddress(url), {
    path: ['url'],
    error: sentence('firstRun.addressWrong'),
  })
  .refine(({ choice, code }) => choice === 'later' || isCode(code), {
    path: ['code'],
    error: sentence('firstRun.codeShort'),
  });

type ProvinceStepProps = {
  draft: FirstRunDraft;
  code: string;
  onBack: () => void;
  onDone: (province: Province, code: string) => void;
};

export function ProvinceStep({ draft, code, onBack, onDone }: ProvinceStepProps) {
  const text = useText();
  const { joins, url } = draft.province;
  const before: z.input<typeof provinceSchema> = {
    choice: joins === null ? null : joins ? 'now' : 'later',
    url,
    code,
  };
  const { control, summary, sending, watch } = useSentForm(provinceSchema, before, ['choice', 'url', 'code']);
  const fingerprint = fingerprintOfCode(watch('code'));
  const submit = (given: z.infer<typeof provinceSchema>) =>
    onDone({ joins: given.choice === 'now', url: given.url }, given.code);
  return (
    <StackedForm onSubmit={sending(submit)}>
      <p>{text('firstRun.provinceWhat')}</p>
      <ErrorSummary {...summary} />
      <FormRadioGroup
        control={control}
        name="choice"
        label={text('firstRun.pairing')}
        choices={[
          { value: 'now', label: text('firstRun.pairingNow') },
          { value: 'later', label: text('firstRun.pairingLater') },
        ]}
      />
      {watch('choice') === 'now' ? (
        <>
          <FormTextField
            control={control}
            name="url"
            label={text('firstRun.provinceAddress')}
            hint={text('firstRun.provinceAddressHint')}
          />
          <FormTextField
            control={control}
            name="code"
            label={text('firstRun.pairingCode')}
            hint={
              fingerprint === null
                ? text('firstRun.pairingCodeHint')
                : text('sync.codeFingerprint', { fingerprint })
            }
            autoComplete="one-time-code"
          />
          <ProvinceFingerprint code={watch('code')} />
        </>
      ) : null}
      <StepActions onBack={onBack} />
    </StackedForm>
  );
}
