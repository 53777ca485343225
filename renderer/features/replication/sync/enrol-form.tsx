// Enrols this PC at its province: the address and a code that the province gave for one use.
import { z } from 'zod';
import { type codeWanted, fingerprintOfCode } from '#core/replication/sync/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { forgetPairing, usePairing } from '#renderer/frame/first-pairing.ts';
import { ProvinceFingerprint } from '#renderer/frame/province-fingerprint.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const enrolmentSchema = z.object({
  provinceUrl: z.string().refine((url) => url.trim() !== '', sentence('sync.addressMissing')),
  code: z.string().refine((code) => fingerprintOfCode(code) !== null, sentence('sync.codeMissing')),
});

type Wanted = NonNullable<ReturnType<typeof codeWanted>>;

/** `wanted`: why a code is asked for. */
export function EnrolForm({ wanted }: { wanted: Wanted }) {
  const text = useText();
  // What was typed in the first run, when it could not be done then.
  const asked = usePairing();
  const { control, summary, sending, watch } = useSentForm(
    enrolmentSchema,
    { provinceUrl: asked.provinceUrl, code: asked.code },
    ['provinceUrl', 'code'],
  );
  const fingerprint = fingerprintOfCode(watch('code'));
  // Later the keys that it is pinned to are what a code is compared with.
  const isFirst = wanted === 'first' || wanted === 'unproved';
  const enrolling = useDeskCommand(desk.sync.enrol.mutate);
  const enrol = async (enrolment: z.infer<typeof enrolmentSchema>) => {
    if ((await enrolling.run(enrolment)) !== null) forgetPairing();
  };
  return (
    <ActForm
      what={<p>{text(`sync.enrolFor.${wanted}`)}</p>}
      act={text('sync.enrolIt')}
      kind="secondary"
      sending={enrolling}
      summary={summary}
      onSubmit={sending(enrol)}
    >
      <FieldRow>
        <FormTextField
          control={control}
          name="provinceUrl"
          label={text('sync.province')}
          hint={text('sync.addressHint')}
        />
        <FormTextField
          control={control}
          name="code"
          label={text('sync.code')}
          hint={fingerprint === null ? text('sync.codeHint') : text('sync.codeFingerprint', { fingerprint })}
          autoComplete="one-time-code"
        />
      </FieldRow>
      {isFirst ? <ProvinceFingerprint code={watch('code')} /> : null}
    </ActForm>
  );
}
