// What the window shows while its office does not open: why, that nothing was lost by it, and each way that this leaves,
// with how far it is and what it brought. Nobody is signed in; nothing here names a person or a client.
import { RotateCw } from 'lucide-react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { RecoveryOption, RecoveryView } from '#core/replication/recovery/contract.ts';
import { recoveryAct, recoveryView } from '#renderer/api/recovery.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { LanguageSwitch } from '#renderer/frame/language-switch.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Cover } from '#renderer/ui/cover.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { CodeOption } from './code-option.tsx';
import { TakeOverOption } from './join-option.tsx';
import { PassphraseOption } from './passphrase-option.tsx';
import { ProvinceOption } from './province-option.tsx';
import styles from './recovery.module.css';
import { RestoreOption } from './restore-option.tsx';
import { RestoredNotice } from './restored-notice.tsx';

function titleOf({ code }: Problem): MessageId {
  switch (code) {
    case 'STORE_MISSING':
      return 'recovery.title.storeMissing';
    case 'STORE_DAMAGED':
      return 'recovery.title.storeDamaged';
    case 'KEY_FILE_MISSING':
      return 'recovery.title.keyMissing';
    case 'KEY_NOT_OPENED':
    case 'RECOVERY_CODE_WRONG':
      return 'recovery.title.keyWrong';
    case 'PASSPHRASE_NEEDED':
      return 'recovery.title.passphrase';
    case 'STORE_FORBIDDEN':
      return 'recovery.title.forbidden';
    case 'DISK_FULL':
      return 'recovery.title.diskFull';
    default:
      return 'recovery.title.other';
  }
}

/** Another look while a check or a restore runs, ms. */
const checkEveryMs = 400;
const megabyte = 1024 * 1024;

/** `problem` keeps the office shut. */
export function RecoveryScreen({ problem }: { problem: Problem }) {
  const text = useText();
  const {
    data: view,
    problem: unseen,
    refetch,
  } = useDeskQuery({
    ...recoveryView(problem),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.work !== null ? checkEveryMs : false,
  });
  const trying = useDeskCommand(() => recoveryAct('tryAgain', {}));
  const restored = view?.restored ?? null;
  const title = text(restored === null ? titleOf(problem) : 'recovery.restored');
  return (
    <Cover kind="dialog" label={title}>
      <header className={styles.header}>
        <h1>{title}</h1>
        <LanguageSwitch />
      </header>
      {restored === null ? (
        <>
          <ProblemNotice problem={problem} />
          {view === undefined || problem.code !== 'DISK_FULL' || view.freeBytes === null ? null : (
            <p>{text('recovery.free', { number: Math.round(view.freeBytes / megabyte) })}</p>
          )}
          {view === undefined ? null : <Options view={view} changed={refetch} />}
          <ProblemNotice problem={trying.problem} takesFocus />
          <ProblemNotice problem={unseen} />
          <Actions>
            <Button
              icon={RotateCw}
              isPending={trying.isPending || (view?.work ?? null) !== null}
              onPress={() => void trying.run(undefined)}
            >
              {text('recovery.tryAgain')}
            </Button>
          </Actions>
        </>
      ) : (
        <RestoredNotice restored={restored} />
      )}
    </Cover>
  );
}

function Options({ view, changed }: { view: RecoveryView; changed: () => void }) {
  const parts: Record<RecoveryOption, React.ReactNode> = {
    restore: <RestoreOption key="restore" view={view} changed={changed} />,
    passphrase: <PassphraseOption key="passphrase" />,
    recovery_code: <CodeOption key="recovery_code" asksPassphrase={view.asksPassphrase} />,
    province: <ProvinceOption key="province" view={view} changed={changed} />,
    take_over: <TakeOverOption key="take_over" view={view} />,
  };
  return <Stack>{view.options.map((option) => parts[option])}</Stack>;
}
