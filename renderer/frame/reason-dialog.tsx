// An act that needs nothing but its reason, out of a closed list; without one nothing is sent.
import { useState } from 'react';
import { RadioGroup } from '../ui/radio-group.tsx';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';

type ReasonDialogProps<Reason extends string> = Omit<ActDialogProps, 'children' | 'onAct'> & {
  /** What the act does, in a sentence. */
  what: string;
  /** The question, and what is said while it has no answer. */
  label: string;
  missing: string;
  choices: readonly { value: Reason; label: string }[];
  /** What is chosen already, when the person came from a choice that says it. */
  chosen?: Reason | undefined;
  onAct: (reason: Reason) => Promise<void>;
};

export function ReasonDialog<Reason extends string>({
  what,
  label,
  missing,
  choices,
  chosen,
  onAct,
  ...dialog
}: ReasonDialogProps<Reason>) {
  const [reason, setReason] = useState<Reason | null>(chosen ?? null);
  const [wasSent, setWasSent] = useState(false);
  const act = async () => {
    setWasSent(true);
    if (reason !== null) await onAct(reason);
  };
  return (
    <ActDialog {...dialog} onAct={act}>
      <p>{what}</p>
      <RadioGroup
        label={label}
        choices={choices}
        value={reason}
        onChange={setReason}
        problem={wasSent && reason === null ? missing : undefined}
      />
    </ActDialog>
  );
}
