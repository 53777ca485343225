// The last look before a day is closed or opened again: what follows, the reason where one is due, and the password.
import { type ReactNode, useState } from 'react';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Choice } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';

export type Sealing = { reason: string; password: string; without: readonly string[] };

type SealDialogProps = {
  title: string;
  what: ReactNode;
  /** What it goes on without, each to be ticked on purpose; none when nothing is missing. */
  without?: readonly Choice<string>[];
  /** Under which name a half-written reason is kept. */
  draftName: string;
  isReasonNeeded: boolean;
  label: string;
  problem: Problem | null;
  isPending: boolean;
  /** True when it was done. */
  onSeal: (sealing: Sealing) => Promise<boolean>;
  onClose: () => void;
};

export function SealDialog({
  title,
  what,
  without = [],
  draftName,
  isReasonNeeded,
  label,
  problem,
  isPending,
  onSeal,
  onClose,
}: SealDialogProps) {
  const text = useText();
  const reason = useDraft(draftName, '');
  const [password, setPassword] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { shown, send } = useFieldProblems({
    without: ticked.length < without.length ? text('dayClose.tickMissing') : undefined,
    reason: isReasonNeeded && reason.value.trim() === '' ? text('dayClose.reasonMissing') : undefined,
    password: password === '' ? text('dayClose.passwordMissing') : undefined,
  });
  const submit = async () => {
    if (!send()) return;
    if (await onSeal({ reason: reason.value, password, without: ticked })) {
      reason.drop();
      onClose();
    } else setPassword('');
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <StackedForm onSubmit={submit}>
        <div>{what}</div>
        {problem === null ? null : <ProblemNotice problem={problem} takesFocus />}
        {without.length === 0 ? null : (
          <CheckboxGroup
            label={text('dayClose.withoutPcs')}
            choices={without}
            chosen={ticked}
            onChange={setTicked}
            problem={shown('without')}
          />
        )}
        {isReasonNeeded ? (
          <TextField
            label={text('dayClose.reason')}
            value={reason.value}
            onChange={reason.keep}
            problem={shown('reason')}
            isMultiline
          />
        ) : null}
        <TextField
          label={text('dayClose.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          problem={problem === null ? shown('password') : undefined}
        />
        <Actions>
          <Button type="submit" kind="primary" isPending={isPending}>
            {label}
          </Button>
          <Button onPress={onClose}>{text('dayClose.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}
