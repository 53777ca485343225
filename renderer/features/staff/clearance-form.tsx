// The security clearance of a person, with the day it runs out (D8).
import { useState } from 'react';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

export function ClearanceForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const [reference, setReference] = useState('');
  const [issuedOn, setIssuedOn] = useState<string | null>(null);
  const [expiresOn, setExpiresOn] = useState<string | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const recording = useDeskCommand(desk.staff.recordClearance.mutate);
  const record = async () => {
    setWasSent(true);
    if (reference.trim() === '' || issuedOn === null || expiresOn === null) return;
    const done = await recording.run({ personId, reference, issuedOn, expiresOn });
    if (done !== null) onDone();
  };
  const missing = (isMissing: boolean) => (wasSent && isMissing ? text('staff.fieldMissing') : undefined);
  return (
    <StackedForm onSubmit={record}>
      {recording.problem === null ? null : <ProblemNotice problem={recording.problem} />}
      <FieldRow>
        <TextField
          label={text('staff.clearance')}
          value={reference}
          onChange={setReference}
          problem={missing(reference.trim() === '')}
        />
        <JalaliDateField
          label={text('staff.issuedOn')}
          day={issuedOn}
          onChange={setIssuedOn}
          problem={missing(issuedOn === null)}
        />
        <JalaliDateField
          label={text('staff.clearanceUntil')}
          day={expiresOn}
          onChange={setExpiresOn}
          problem={missing(expiresOn === null)}
        />
      </FieldRow>
      <Actions>
        <Button type="submit" kind="primary" isPending={recording.isPending}>
          {text('staff.recordClearance')}
        </Button>
        <Button onPress={onDone}>{text('staff.cancel')}</Button>
      </Actions>
    </StackedForm>
  );
}
