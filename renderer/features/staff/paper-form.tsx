// A paper that the office holds about a person: its number and its days, none of which may be missing.
import { useState } from 'react';
import type { DeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

type PaperFormProps<Day extends string> = {
  numberLabel: string;
  days: readonly { name: Day; label: string }[];
  act: string;
  recording: Pick<DeskCommand<never, unknown>, 'isPending' | 'problem'>;
  /** Called when nothing is missing; days as YYYY-MM-DD. */
  onRecord: (number: string, days: Record<Day, string>) => Promise<void>;
  /** Absent where nothing goes on without the paper. */
  onCancel?: () => void;
};

export function PaperForm<Day extends string>({
  numberLabel,
  days,
  act,
  recording,
  onRecord,
  onCancel,
}: PaperFormProps<Day>) {
  const text = useText();
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<{ [Name in Day]?: string | null }>({});
  const [wasSent, setWasSent] = useState(false);
  const isMissing = (name: Day) => (found[name] ?? null) === null;
  const isComplete = (given: typeof found): given is Record<Day, string> =>
    !days.some(({ name }) => isMissing(name));
  const record = async () => {
    setWasSent(true);
    if (number.trim() !== '' && isComplete(found)) await onRecord(number, found);
  };
  const missing = (isEmpty: boolean) => (wasSent && isEmpty ? text('staff.fieldMissing') : undefined);
  return (
    <StackedForm onSubmit={record}>
      {recording.problem === null ? null : <ProblemNotice problem={recording.problem} />}
      <FieldRow>
        <TextField
          label={numberLabel}
          value={number}
          onChange={setNumber}
          problem={missing(number.trim() === '')}
        />
        {days.map(({ name, label }) => (
          <JalaliDateField
            key={name}
            label={label}
            day={found[name] ?? null}
            onChange={(day) => setFound({ ...found, [name]: day })}
            problem={missing(isMissing(name))}
          />
        ))}
      </FieldRow>
      <Actions>
        <Button type="submit" kind="primary" isPending={recording.isPending}>
          {act}
        </Button>
        {onCancel === undefined ? null : <Button onPress={onCancel}>{text('staff.cancel')}</Button>}
      </Actions>
    </StackedForm>
  );
}
