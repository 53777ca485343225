// A manager lets a named person in, beside them: both passwords, why, and for how long (D11).
import { ShieldAlert } from 'lucide-react';
import { useEffect } from 'react';
import { z } from 'zod';
import { emergencyReasonSchema } from '#core/access/emergency/contract.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

const lengths = ['15', '30', '60', '120'] as const;
const schema = z.object({
  password: z.string().min(1, sentence('emergency.passwordMissing')),
  managerId: z
    .string()
    .nullable()
    .pipe(z.string(sentence('emergency.managerMissing'))),
  managerPassword: z.string().min(1, sentence('emergency.passwordMissing')),
  code: z.string(),
  reasonCode: emergencyReasonSchema
    .nullable()
    .pipe(z.enum(emergencyReasonSchema.options, sentence('emergency.reasonCodeMissing'))),
  reason: z.string().refine(isReason, sentence('emergency.reasonMissing')),
  minutes: z.enum(lengths).nullable().pipe(z.enum(lengths)),
});
const none: z.input<typeof schema> = {
  password: '',
  managerId: null,
  managerPassword: '',
  code: '',
  reasonCode: null,
  reason: '',
  minutes: '60',
};

export function EmergencyForm({ person, onBack }: { person: Person; onBack: () => void }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const { data: options } = useDeskQuery(deskQueries.emergency.options.queryOptions());
  const { control, sending, askAgain, setValue, getValues } = useSentForm(schema, none, []);
  const beginning = useDeskCommand(desk.emergency.begin.mutate);
  const managers = (options?.managers ?? []).filter(({ id }) => id !== person.id);
  const [only] = managers;
  // An office has one manager as a rule.
  useEffect(() => {
    if (managers.length === 1 && only !== undefined && getValues('managerId') === null)
      setValue('managerId', only.id);
  }, [managers.length, only, getValues, setValue]);
  const enter = sending(async ({ minutes, ...typed }) => {
    const begun = await beginning.run({ personId: person.id, minutes: Number(minutes), ...typed });
    if (begun === null) return askAgain({ password: '', managerPassword: '', code: '' });
    putDraftsBack(person.id, begun.drafts);
    begin({ token: begun.token, person: begun.person });
  });
  return (
    <ActForm
      what={<Notice tone="warn">{text('emergency.what', { name: person.name })}</Notice>}
      act={text('emergency.enter')}
      icon={ShieldAlert}
      back={text('emergency.back')}
      onBack={onBack}
      sending={beginning}
      onSubmit={enter}
    >
      <FormPasswordField
        control={control}
        name="password"
        label={text('emergency.ownPassword', { name: person.name })}
        autoFocus
      />
      <FormSelect
        control={control}
        name="managerId"
        label={text('emergency.manager')}
        choices={managers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormPasswordField control={control} name="managerPassword" label={text('emergency.managerPassword')} />
      {options?.asksForCode === true ? (
        <FormTextField
          control={control}
          name="code"
          label={text('emergency.code')}
          hint={text('emergency.codeHint')}
          appearance="identifier"
        />
      ) : null}
      <FormSelect
        control={control}
        name="reasonCode"
        label={text('emergency.reasonCode')}
        choices={emergencyReasonSchema.options.map((value) => ({
          value,
          label: text(`emergency.reason.${value}`),
        }))}
      />
      <FormTextField control={control} name="reason" label={text('emergency.reason')} />
      <FormSelect
        control={control}
        name="minutes"
        label={text('emergency.minutes')}
        choices={lengths.map((value) => ({
          value,
          label: text('emergency.minutesCount', { count: Number(value) }),
        }))}
      />
    </ActForm>
  );
}
