// Wiping the demo office: for its manager alone, after typing the office's code and the own password. The first run follows.
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useOffice } from '#renderer/frame/use-office.ts';
import { desk } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DigitsField } from '../../ui/digits-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
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

function WipeDialog({ officeCode, onClose }: { officeCode: string; onClose: () => void }) {
  const text = useText();
  const end = useSession((state) => state.end);
  const wiping = useDeskCommand(desk.office.wipeDemo.mutate);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const { summary, shown, send } = useFieldProblems({
    'wipe-code': code === officeCode ? undefined : text('office.codeDifferent'),
    'wipe-password': password === '' ? text('office.passwordMissing') : undefined,
  });
  const wipe = async () => {
    if (!send()) return;
    if ((await wiping.run({ officeCode: code, password })) === null) {
      setPassword('');
      return;
    }
    rememberDemoSignIns([]);
    end();
  };
  return (
    <Dialog title={text('office.wipe')} isOpen onClose={onClose} isAlert>
      <StackedForm onSubmit={wipe}>
        {wiping.problem === null ? null : <ProblemNotice problem={wiping.problem} />}
        <ErrorSummary {...summary} />
        <p>{text('office.wipeWhat')}</p>
        <p>
          {text('office.typeCode')} <Bdi>{officeCode}</Bdi>
        </p>
        <DigitsField
          id="wipe-code"
          label={text('office.code')}
          value={code}
          onChange={setCode}
          problem={shown('wipe-code')}
        />
        <TextField
          id="wipe-password"
          label={text('app.signIn.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          problem={shown('wipe-password')}
        />
        <Actions>
          <Button type="submit" kind="danger" isPending={wiping.isPending}>
            {text('office.wipe')}
          </Button>
          <Button onPress={onClose}>{text('office.keep')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}
