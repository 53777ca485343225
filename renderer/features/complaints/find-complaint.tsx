// Finds a complaint by the tracking code of its slip.
import { Search } from 'lucide-react';
import { useState } from 'react';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './complaints.module.css';

export function FindComplaint({ onFound }: { onFound: (complaintId: string) => void }) {
  const text = useText();
  const [trackingCode, setTrackingCode] = useState('');
  const finding = useDeskCommand(desk.complaints.find.query);
  const find = async () => {
    if (trackingCode.trim() === '') return;
    const found = await finding.run({ trackingCode });
    if (found !== null) onFound(found.complaintId);
  };
  return (
    <StackedForm onSubmit={find}>
      <div className={styles.find}>
        <TextField
          label={text('complaints.findByCode')}
          value={trackingCode}
          onChange={setTrackingCode}
          type="search"
          isOptional
        />
        <Button type="submit" icon={Search} isPending={finding.isPending}>
          {text('complaints.find')}
        </Button>
      </div>
      {finding.problem === null ? null : <ProblemNotice problem={finding.problem} takesFocus />}
    </StackedForm>
  );
}
