// Cuts a person off at once: a reason, when the person left, and the manager's password (D9). Open sessions end with it.
import { useState } from 'react';
import { cutOffReasonSchema, type Person } from '#core/staff/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type CutOffReason, cutOffWords } from './staff-words.ts';

const hourMs = 3_600_000;
/** How long ago the person left, in hours. */
const departures = ['0', '1', '4', '24', '72'] as const;
type Departure = (typeof departures)[number];

export function CutOffForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<CutOffReason | null>(null);
  const [departure, setDeparture] = useState<Departure>('0');
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const cutting = useDeskCommand(desk.staff.cutOff.mutate);
  const cut = async () => {
    setWasSent(true);
    if (reasonCode === null || password === '') return;
    const leftAt = new Date(Date.now() - Number(departure) * hourMs).toISOString();
    const done = await cutting.run({ personId: person.id, reasonCode, leftAt, password });
    if (done === null) setPassword('');
    else onDone();
  };
  return (
    <StackedForm onSubmit={cut}>
      <Notice tone="warn">{text('staff.cutOffWhat', { name: person.name })}</Notice>
      {cutting.problem === null ? null : <ProblemNotice problem={cutting.problem} />}
      <RadioGroup
        label={text('staff.cutOffReason')}
        choices={cutOffReasonSchema.options.map((value) => ({ value, label: text(cutOffWords[value]) }))}
        value={reasonCode}
        onChange={setReasonCode}
        problem={wasSent && reasonCode === null ? text('staff.cutOffReasonMissing') : undefined}
        isInline
      />
      <RadioGroup
        label={text('staff.leftAt')}
        choices={departures.map((value) => ({
          value,
          label: text('staff.hoursAgo', { hours: Number(value) }),
        }))}
        value={departure}
        onChange={setDeparture}
        isInline
      />
      <TextField
        label={text('staff.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={
          wasSent && password === '' && cutting.problem === null ? text('staff.fieldMissing') : undefined
        }
      />
      <Actions>
        <Button type="submit" kind="danger" isPending={cutting.isPending}>
          {text('staff.cutOffNow')}
        </Button>
        <Button onPress={onDone}>{text('staff.cancel')}</Button>
      </Actions>
    </StackedForm>
  );
}
