// A page behind the gate with acts to press, and the dialogs that may hold them. It is imported once the shell stands.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { watchLock } from '#renderer/app/locking.ts';
import { PasswordAgain } from '#renderer/app/password-dialog.tsx';
import { SecondFactorAnywhere } from '#renderer/features/access/second-factor/second-factor-anywhere.tsx';

type Acts = {
  reset: { personId: string; password: string };
  /** What a pressed act resolved with, in their order. */
  onAnswer: (answer: unknown) => void;
};

/** As the gate does: nothing of a person's screens while they are not at work. */
export function PressingPage(acts: Acts) {
  const cache = useQueryClient();
  const { session, isLocked } = useSession();
  useEffect(() => watchLock(cache), [cache]);
  if (session === null || isLocked) return null;
  return (
    <>
      <Buttons {...acts} />
      <SecondFactorAnywhere />
      <PasswordAgain />
    </>
  );
}

function Buttons({ reset, onAnswer }: Acts) {
  const resetting = useDeskCommand(desk.staff.resetPassword.mutate);
  const exporting = useDeskCommand(() => desk.store.recordExport.mutate());
  return (
    <>
      <button type="button" onClick={() => void resetting.run(reset).then(onAnswer)}>
        رمز تازه
      </button>
      <button type="button" onClick={() => void exporting.run(undefined).then(onAnswer)}>
        برون‌بر
      </button>
    </>
  );
}
