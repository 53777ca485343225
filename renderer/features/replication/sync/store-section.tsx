// The store of this PC in words: the newest snapshot, the room that is left, and for the manager a snapshot now and a new
// printed recovery code.
import { HardDriveDownload, KeyRound, Printer } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { StoreHealth } from '#core/replication/store/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { Damages } from './damages.tsx';

const megabyte = 1024 * 1024;

export function StoreSection() {
  const health = useDeskQuery(deskQueries.store.health.queryOptions()).data;
  return health === undefined ? null : <StoreState health={health} />;
}

function StoreState({ health }: { health: StoreHealth }) {
  const text = useText();
  const problemText = useProblemText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const taking = useDeskCommand(() => desk.store.takeSnapshot.mutate());
  const [isRenewing, setIsRenewing] = useState(false);
  const { snapshots, snapshotProblem } = health;
  const newest = snapshots[0];
  const megabytes = (bytes: number) => text('sync.store.megabytes', { number: Math.round(bytes / megabyte) });
  return (
    <Section title={text('sync.store')}>
      {health.isRoomShort ? <Notice tone="warn">{text('sync.store.roomShort')}</Notice> : null}
      {snapshotProblem === null ? null : <Notice tone="warn">{problemText(snapshotProblem)}</Notice>}
      <ProblemNotice problem={taking.problem} takesFocus />
      <Damages damages={health.damages} />
      <Facts
        facts={[
          {
            name: text('sync.store.newest'),
            value: newest === undefined ? text('sync.store.none') : <TimeText at={newest.at} withDay />,
          },
          { name: text('sync.store.snapshots'), value: text('sync.count', { number: snapshots.length }) },
          { name: text('sync.store.size'), value: megabytes(health.storeBytes) },
          { name: text('sync.store.free'), value: megabytes(health.freeBytes) },
        ]}
      />
      {isManager ? (
        <Actions>
          <Button
            icon={HardDriveDownload}
            isPending={taking.isPending}
            onPress={() => void taking.run(undefined)}
          >
            {text('sync.store.take')}
          </Button>
          {health.hasRecoveryCode ? (
            <Button kind="quiet" icon={KeyRound} onPress={() => setIsRenewing(true)}>
              {text('sync.recovery.new')}
            </Button>
          ) : null}
        </Actions>
      ) : null}
      {isRenewing ? <RecoveryCodeDialog onClose={() => setIsRenewing(false)} /> : null}
    </Section>
  );
}

const passwordForm = z.object({ password: z.string().min(1, sentence('ui.passwordMissing')) });

function RecoveryCodeDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const renewing = useDeskCommand(desk.store.renewRecoveryCode.mutate);
  const [code, setCode] = useState<string | null>(null);
  const { control, summary, sending, askAgain } = useSentForm(passwordForm, { password: '' }, ['password']);
  const renew = async ({ password }: { password: string }) => {
    const made = await renewing.run({ password });
    if (made === null) askAgain({ password: '' });
    else setCode(made.recoveryCode);
  };
  if (code !== null) return <MadeCodeDialog code={code} onClose={onClose} />;
  return (
    <FormDialog
      title={text('sync.recovery.new')}
      what={<p>{text('sync.recovery.what')}</p>}
      act={text('sync.recovery.make')}
      sending={renewing}
      summary={summary}
      onSubmit={sending(renew)}
      onClose={onClose}
    >
      <FormPasswordField control={control} name="password" label={text('app.signIn.password')} />
    </FormDialog>
  );
}

/** The code, once: on the screen and, when it is wanted, on one sheet. */
function MadeCodeDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const text = useText();
  const [isPrinted, setIsPrinted] = useState(false);
  const printing = usePrintCommand({ name: 'recovery-code', id: code });
  const print = async () => setIsPrinted(await printing.printAndTell());
  return (
    <Dialog title={text('sync.recovery.title')} isOpen onClose={onClose} isAlert>
      <p>{text('sync.recovery.keep')}</p>
      <p>
        <strong>
          <Bdi>{code}</Bdi>
        </strong>
      </p>
      <ProblemNotice problem={printing.problem} takesFocus />
      {isPrinted ? <Notice tone="good">{text('sync.recovery.printed')}</Notice> : null}
      <Actions>
        {isPrinted ? null : (
          <Button kind="primary" icon={Printer} isPending={printing.isPending} onPress={() => void print()}>
            {text('sync.recovery.print')}
          </Button>
        )}
        <Button kind={isPrinted ? 'primary' : 'secondary'} onPress={onClose}>
          {text('sync.recovery.written')}
        </Button>
      </Actions>
    </Dialog>
  );
}
