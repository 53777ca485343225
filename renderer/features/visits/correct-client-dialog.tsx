// Puts mistyped contact data of an open visit right, before the identity is decided. What is left empty stays as it is;
// an identifier is never corrected: it would be another client.
import { useState } from 'react';
import type { VisitView } from '#core/visits/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { DigitsField } from '../../ui/digits-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export function CorrectClientDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const [name, setName] = useState('');
  const [mobile, setMobile] = useState('');
  const [postalCode, setPostalCode] = useState('');
  const [letterNumber, setLetterNumber] = useState('');
  const correcting = useDeskCommand(desk.visits.correctClient.mutate);
  const send = async () => {
    const said = Object.entries({ name, mobile, postalCode, letterNumber }).filter(
      ([, value]) => value !== '',
    );
    if (said.length === 0) return onClose();
    const done = await correcting.run({ visitId: visit.visitId, ...Object.fromEntries(said) });
    if (done !== null) onClose();
  };
  return (
    <ActDialog
      title={text('visits.correctTitle')}
      act={text('visits.correctRecord')}
      kind="primary"
      back={text('visits.back')}
      sending={correcting}
      onAct={send}
      onClose={onClose}
    >
      <p>{text('visits.correctWhat')}</p>
      <TextField
        label={text(
          visit.clientType === 'legal_person' ? 'visits.field.representativeName' : 'visits.field.name',
        )}
        value={name}
        onChange={setName}
        isOptional
      />
      <DigitsField
        label={text('visits.field.mobile')}
        length={11}
        value={mobile}
        onChange={setMobile}
        isOptional
      />
      <DigitsField
        label={text('visits.field.postalCode')}
        length={10}
        value={postalCode}
        onChange={setPostalCode}
        isOptional
      />
      {visit.representativePost === 'other' ? (
        <TextField
          label={text('visits.field.letterNumber')}
          value={letterNumber}
          onChange={setLetterNumber}
          isOptional
        />
      ) : null}
    </ActDialog>
  );
}
