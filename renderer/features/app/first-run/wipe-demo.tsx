// Wiping the demo office: for its manager alone, after typing the office's code and the own password. The first run follows.
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormEnd } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { FormDigitsField, FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { rememberDemoSignIns } from './demo-sign-ins.ts';

/** Shown to the manager of a demo office, and to nobody else. */
export function DemoOfficeSection() {
  const text = useText();
  const { office } = useOffice();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const [isWiping, setIsWiping] = useState(false);
  if (office?.demo !== true || !isManager) return null;
  return (
    <Section title={text('office.demo')}>
      <p>{text('office.demoWhat')}</p>
      <div>
        <Button kind="quiet" icon={Trash2} onPress={() => setIsWiping(true)}>
          {text('office.wipe')}
        </Button>
      </div>
      {isWiping ? <WipeDialog officeCode={office.code} onClose={() => setIsWiping(false)} /> : null}
    </Section>
  );
}

const wipeSchema = (officeCode: string) =>
  z.object({
    code: z.literal(officeCode, sentence('office.codeDifferent')),
    password: z.string().min(1, sentence('ui.passwordMissing')),
  });

function WipeDialog({ officeCode, onClose }: { officeCode: string; onClose: () => void }) {
  const text = useText();
  const end = useSession((state) => state.end);
  const wiping = useDeskCommand(desk.office.wipeDemo.mutate);
  const { control, summary, sending, askAgain } = useSentForm(
    wipeSchema(officeCode),
    { code: '', password: '' },
    ['code', 'password'],
  );
  const wipe = async ({ code, password }: { code: string; password: string }) => {
    if ((await wiping.run({ officeCode: code, password })) === null) {
      askAgain({ password: '' });
      return;
    }
    rememberDemoSignIns([]);
    end();
  };
  return (
    <Dialog title={text('office.wipe')} isOpen onClose={onClose} isAlert>
      <StackedForm onSubmit={sending(wipe)}>
        <ProblemNotice problem={wiping.problem} takesFocus />
        <ErrorSummary {...summary} />
        <p>{text('office.wipeWhat')}</p>
        <p>
          {text('office.typeCode')} <Bdi>{officeCode}</Bdi>
        </p>
        <FormDigitsField control={control} name="code" label={text('office.code')} />
        <FormPasswordField control={control} name="password" label={text('app.signIn.password')} />
        <FormEnd act={text('office.wipe')} kind="danger" isPending={wiping.isPending} onBack={onClose} />
      </StackedForm>
    </Dialog>
  );
}
