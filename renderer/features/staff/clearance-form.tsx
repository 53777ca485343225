// The security clearance of a person, with the day it runs out (D8).
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { PaperForm } from './paper-form.tsx';

export function ClearanceForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const recording = useDeskCommand(desk.staff.recordClearance.mutate);
  return (
    <PaperForm
      numberLabel={text('staff.clearance')}
      days={[
        { name: 'issuedOn', label: text('staff.issuedOn') },
        { name: 'expiresOn', label: text('staff.clearanceUntil') },
      ]}
      act={text('staff.recordClearance')}
      recording={recording}
      onRecord={async (reference, days) => {
        if ((await recording.run({ personId, reference, ...days })) !== null) onDone();
      }}
      onCancel={onDone}
    />
  );
}
