// The supervision file of a person, without which nobody works (D8).
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { PaperForm } from './paper-form.tsx';

export function SupervisionFileForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const recording = useDeskCommand(desk.staff.recordSupervisionFile.mutate);
  return (
    <PaperForm
      numberLabel={text('staff.supervisionFile')}
      days={[{ name: 'openedOn', label: text('staff.openedOn') }]}
      act={text('staff.recordFile')}
      recording={recording}
      onRecord={async (fileNumber, { openedOn }) => {
        if ((await recording.run({ personId, fileNumber, openedOn })) !== null) onDone();
      }}
    />
  );
}
