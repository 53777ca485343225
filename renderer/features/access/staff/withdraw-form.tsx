// Takes a clearance back by its letter: the person is suspended at once, at every PC (D8).
import { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  FormDateField,
  FormPasswordField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { paperDay, paperNumber } from './paper-form.tsx';

const withdrawalSchema = z.object({
  letterNumber: paperNumber,
  withdrawnOn: paperDay,
  password: z.string().min(1, sentence('staff.fieldMissing')),
});
const none: z.input<typeof withdrawalSchema> = { letterNumber: '', withdrawnOn: null, password: '' };

export function WithdrawForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(withdrawalSchema, none, []);
  const withdrawing = useDeskCommand(desk.staff.withdrawClearance.mutate);
  const withdraw = async (facts: z.infer<typeof withdrawalSchema>) => {
    if ((await withdrawing.run({ personId: person.id, ...facts })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <ActForm
      what={<Notice tone="warn">{text('staff.withdrawWhat', { name: person.name })}</Notice>}
      act={text('staff.withdrawNow')}
      kind="danger"
      sending={withdrawing}
      onSubmit={sending(withdraw)}
      onBack={onDone}
    >
      <FieldRow>
        <FormTextField control={control} name="letterNumber" label={text('staff.letterNumber')} />
        <FormDateField control={control} name="withdrawnOn" label={text('staff.letterDate')} />
        <FormPasswordField control={control} name="password" />
      </FieldRow>
    </ActForm>
  );
}
