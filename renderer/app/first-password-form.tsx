// A newly activated person chooses their own password with the one-time code from the manager, who never sees it (D11).
import { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import { desk } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { FormDigitsField, FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../ui/stack.tsx';
import { isTypedTwice, NewPasswordFields, newPassword, typedDifferently } from './new-password.tsx';

const typedSchema = z
  .object({ oneTimeCode: z.string().min(1, sentence('app.firstPassword.codeMissing')), ...newPassword })
  .refine(isTypedTwice, typedDifferently);

export function FirstPasswordForm({ person }: { person: Person }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const { control, sending } = useSentForm(typedSchema, { oneTimeCode: '', next: '', again: '' }, []);
  const choose = useDeskCommand(desk.staff.chooseFirstPassword.mutate);
  const signIn = useDeskCommand(desk.staff.signIn.mutate);
  const submit = async ({ oneTimeCode, next: password }: z.infer<typeof typedSchema>) => {
    const chosen = await choose.run({ personId: person.id, oneTimeCode, password });
    const signedIn = chosen === null ? null : await signIn.run({ personId: person.id, password });
    if (signedIn === null) return;
    putDraftsBack(person.id, signedIn.drafts);
    begin({ token: signedIn.token, person: signedIn.person });
  };
  const problem = choose.problem ?? signIn.problem;
  return (
    <StackedForm onSubmit={sending(submit)} isMovedThrough>
      <ProblemNotice problem={problem} />
      <FormDigitsField
        control={control}
        name="oneTimeCode"
        label={text('app.firstPassword.code')}
        hint={text('app.firstPassword.codeHint')}
        autoFocus
      />
      <NewPasswordFields field={(props) => <FormTextField control={control} {...props} />} />
      <Actions>
        <Button type="submit" kind="primary" isPending={choose.isPending || signIn.isPending}>
          {text('app.firstPassword.choose')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
