// A refusal, or leaving the decision to the manager: a reason by one digit, a note, and a confirmation. A refusal ends
// the visit, so it is asked once more in words.
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { refusalReasonSchema } from '#core/identity/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { keyBindings, useKeyCommand } from '../../app/keyboard-map.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ChecklistAnswer } from './checklist-answers.ts';
import { type RefusalReason, reasonWords } from './checklist-words.ts';
import styles from './identity.module.css';

const reasons = refusalReasonSchema.options;
const digitKeys = reasons.map((_, index) => String(index + 1));

/** Digits belong to the note while it has the focus. */
const isWriting = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement && target.type === 'text';

type RefusalDialogProps = {
  visitId: string;
  outcome: 'refused' | 'escalated';
  answers: ChecklistAnswer[];
  note: string;
  onClose: () => void;
  onDone: () => void;
};

export function RefusalDialog({ visitId, outcome, answers, note, onClose, onDone }: RefusalDialogProps) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<RefusalReason | null>(null);
  const [ownNote, setOwnNote] = useState(note);
  const [wasSent, setWasSent] = useState(false);
  const refusing = useDeskCommand(desk.identity.refuse.mutate);
  const isRefusal = outcome === 'refused';

  useHotkeys(digitKeys, (event) => setReasonCode(reasons[Number(event.code.slice(-1)) - 1] ?? null), {
    enableOnFormTags: true,
    ignoreEventWhen: isWriting,
  });
  const send = async () => {
    setWasSent(true);
    if (reasonCode === null) return;
    const done = await refusing.run({ visitId, outcome, reasonCode, answers, note: ownNote });
    if (done === null) return;
    onDone();
    onClose();
  };
  useKeyCommand('confirmAndNext', () => void send(), { worksInDialogs: true });
  return (
    <Dialog
      title={text(isRefusal ? 'identity.refuseTitle' : 'identity.escalateTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind={isRefusal ? 'danger' : 'primary'}
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void send()}
            isPending={refusing.isPending}
          >
            {text(isRefusal ? 'identity.refuse' : 'identity.escalate')}
          </Button>
          <Button onPress={onClose}>{text('identity.back')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {refusing.problem === null ? null : <ProblemNotice problem={refusing.problem} />}
        <p>{text(isRefusal ? 'identity.refuseWhat' : 'identity.escalateWhat')}</p>
        <RadioGroup
          label={text('identity.reason')}
          hint={text('identity.reasonHint')}
          choices={reasons.map((value, index) => ({
            value,
            label: text('identity.reasonNumbered', { number: index + 1, reason: text(reasonWords[value]) }),
          }))}
          value={reasonCode}
          onChange={setReasonCode}
          problem={wasSent && reasonCode === null ? text('identity.reasonMissing') : undefined}
        />
        <TextField label={text('identity.note')} value={ownNote} onChange={setOwnNote} isOptional />
      </div>
    </Dialog>
  );
}
