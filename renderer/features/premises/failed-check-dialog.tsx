// A failed check becomes a corrective action with an owner and a day (D6, D17): all three are asked for at once.
import { type FormEvent, useState } from 'react';
import type { CheckItem } from '#core/premises/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './morning.module.css';

type FailedCheckDialogProps = { item: CheckItem; name: string; today: string; onClose: () => void };

export function FailedCheckDialog({ item, name, today, onClose }: FailedCheckDialogProps) {
  const text = useText();
  const [note, setNote] = useState('');
  const [description, setDescription] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [dueDay, setDueDay] = useState<string | null>(null);
  const [attempts, setAttempts] = useState(0);
  const wasSent = attempts > 0;
  const { data: people = [] } = useDeskQuery('staff', ['staff.signInList'], () =>
    desk.staff.signInList.query(),
  );
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);

  const descriptionProblem = description.trim().length < 2 ? text('premises.actionMissing') : undefined;
  const ownerProblem = ownerId === null ? text('premises.ownerMissing') : undefined;
  const dueProblem =
    dueDay === null ? text('premises.dueMissing') : dueDay < today ? text('premises.duePast') : undefined;
  const problems = {
    'action-what': descriptionProblem,
    'action-owner': ownerProblem,
    'action-due': dueProblem,
  };
  const errors: FieldError[] = Object.entries(problems).flatMap(([fieldId, message]) =>
    message === undefined ? [] : [{ fieldId, message }],
  );
  const shown = (problem: string | undefined) => (wasSent ? problem : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempts((before) => before + 1);
    if (errors.length > 0 || ownerId === null || dueDay === null) return;
    const done = await recording.run({
      item,
      result: 'failed',
      note,
      correctiveAction: { description, ownerId, dueDay },
    });
    if (done !== null) onClose();
  };
  return (
    <Dialog title={text('premises.failTitle', { name })} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {recording.problem === null ? null : <ProblemNotice problem={recording.problem} />}
        <ErrorSummary errors={wasSent ? errors : []} attempts={attempts} />
        <TextField label={text('premises.note')} value={note} onChange={setNote} isOptional autoFocus />
        <TextField
          id="action-what"
          label={text('premises.action')}
          hint={text('premises.actionHint')}
          value={description}
          onChange={setDescription}
          problem={shown(descriptionProblem)}
          isMultiline
        />
        <Select
          id="action-owner"
          label={text('premises.owner')}
          choices={people.map((person) => ({ value: person.id, label: person.name }))}
          value={ownerId}
          onChange={setOwnerId}
          problem={shown(ownerProblem)}
        />
        <JalaliDateField
          id="action-due"
          label={text('premises.due')}
          day={dueDay}
          onChange={setDueDay}
          problem={shown(dueProblem)}
        />
        <div className={styles.answers}>
          <Button type="submit" kind="primary" isPending={recording.isPending}>
            {text('premises.recordFailure')}
          </Button>
          <Button onPress={onClose}>{text('premises.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
