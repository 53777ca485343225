// A refusal, or leaving the decision to the manager: a reason by one digit, a note, and a confirmation. A refusal ends
// the visit, so it is asked once more in words.
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { refusalReasonSchema } from '#core/identity/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ChecklistAnswer } from './checklist-answers.ts';
import { type RefusalReason, reasonWords } from './checklist-words.ts';

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
  return (
    <ActDialog
      title={text(isRefusal ? 'identity.refuseTitle' : 'identity.escalateTitle')}
      act={text(isRefusal ? 'identity.refuse' : 'identity.escalate')}
      kind={isRefusal ? 'danger' : 'primary'}
      back={text('identity.back')}
      sending={refusing}
      onAct={send}
      onClose={onClose}
    >
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
    </ActDialog>
  );
}
