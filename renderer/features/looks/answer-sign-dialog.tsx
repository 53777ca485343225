// The manager's words on a sign of very many looks: who was asked, and what was found.
import { useState } from 'react';
import type { LookSign } from '#core/looks/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { TextField } from '../../ui/text-field.tsx';

export function AnswerSignDialog({ sign, onClose }: { sign: LookSign; onClose: () => void }) {
  const text = useText();
  const [note, setNote] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const answering = useDeskCommand(desk.looks.answerSign.mutate);
  const send = async () => {
    setWasSent(true);
    if (note.trim() === '') return;
    if ((await answering.run({ signId: sign.signId, note })) !== null) onClose();
  };
  return (
    <ActDialog
      title={text('looks.answerOf', { name: sign.personName ?? '' })}
      act={text('looks.record')}
      kind="primary"
      back={text('looks.back')}
      sending={answering}
      onAct={send}
      onClose={onClose}
    >
      <p>{text('looks.answerWhat')}</p>
      <TextField
        label={text('looks.answerNote')}
        value={note}
        onChange={setNote}
        isMultiline
        problem={wasSent && note.trim() === '' ? text('looks.answerMissing') : undefined}
        autoFocus
      />
    </ActDialog>
  );
}
