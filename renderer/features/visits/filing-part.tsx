// The filing of a paid visit: what the judiciary's own system answered, by scan, paste or typing.
import { FileCheck } from 'lucide-react';
import { useState } from 'react';
import type { VisitView } from '#core/visits/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { DigitsField } from '../../ui/digits-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './counter.module.css';

export function FilingPart({ visit, canRecord }: { visit: VisitView; canRecord: boolean }) {
  const text = useText();
  const { visitId, filing } = visit;
  const [trackingNumber, setTrackingNumber] = useState('');
  const [branch, setBranch] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const recording = useDeskCommand(desk.visits.recordFiling.mutate);
  const record = async () => {
    setWasSent(true);
    if (trackingNumber === '') return;
    if ((await recording.run({ visitId, trackingNumber, branch, filedTime: '' })) === null) return;
    setTrackingNumber('');
    setWasSent(false);
  };
  if (filing !== null)
    return (
      <p className={styles.shown}>
        <StatusWord tone="good">{text('visits.filed')}</StatusWord>
        <Bdi>{filing.trackingNumber}</Bdi>
        {filing.branch}
      </p>
    );
  if (!canRecord) return <StatusWord tone="warn">{text('visits.notFiled')}</StatusWord>;
  return (
    <>
      {recording.problem === null ? null : <ProblemNotice problem={recording.problem} takesFocus />}
      <FieldRow>
        <DigitsField
          label={text('visits.field.trackingNumber')}
          value={trackingNumber}
          onChange={setTrackingNumber}
          problem={wasSent && trackingNumber === '' ? text('visits.finding.missing') : undefined}
        />
        <TextField label={text('visits.branch')} value={branch} onChange={setBranch} isOptional />
      </FieldRow>
      <div>
        <Button icon={FileCheck} onPress={() => void record()} isPending={recording.isPending}>
          {text('visits.recordFiling')}
        </Button>
      </div>
    </>
  );
}
