// The supervision file of a person, without which nobody works (D8).
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

export function SupervisionFileForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const [fileNumber, setFileNumber] = useState('');
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const recording = useDeskCommand(desk.staff.recordSupervisionFile.mutate);
  const record = async () => {
    setWasSent(true);
    if (fileNumber.trim() === '' || openedOn === null) return;
    const done = await recording.run({ personId, fileNumber, openedOn });
    if (done !== null) onDone();
  };
  const missing = (isMissing: boolean) => (wasSent && isMissing ? text('staff.fieldMissing') : undefined);
  return (
    <StackedForm onSubmit={record}>
      {recording.problem === null ? null : <ProblemNotice problem={recording.problem} />}
      <FieldRow>
        <TextField
          label={text('staff.supervisionFile')}
          value={fileNumber}
          onChange={setFileNumber}
          problem={missing(fileNumber.trim() === '')}
        />
        <JalaliDateField
          label={text('staff.openedOn')}
          day={openedOn}
          onChange={setOpenedOn}
          problem={missing(openedOn === null)}
        />
      </FieldRow>
      <Actions>
        <Button type="submit" kind="primary" isPending={recording.isPending}>
          {text('staff.recordFile')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
