// A topic that people of some posts are taught again and again (D13).
import { useState } from 'react';
import type { TaughtRole } from '#core/training/contract.ts';
import { roleNames } from '#renderer/frame/role-names.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { taughtRoles } from './training-words.ts';

const validities = ['90', '180', '365', '730'] as const;

export function AddTopicDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [title, setTitle] = useState('');
  const [roles, setRoles] = useState<readonly TaughtRole[]>(taughtRoles);
  const [validity, setValidity] = useState<(typeof validities)[number]>('365');
  const adding = useDeskCommand(desk.training.addTopic.mutate);
  const { summary, shown, send } = useFieldProblems({
    'topic-title': title.trim().length < 2 ? text('training.topicMissing') : undefined,
    'topic-roles': roles.length === 0 ? text('training.forWhomMissing') : undefined,
  });
  const add = async () => {
    if (!send()) return;
    const topic = { title, roles: [...roles], validForDays: Number(validity) };
    if ((await adding.run(topic)) !== null) onClose();
  };
  return (
    <Dialog title={text('training.addTopic')} isOpen onClose={onClose}>
      <StackedForm onSubmit={add}>
        {adding.problem === null ? null : <ProblemNotice problem={adding.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <TextField
          id="topic-title"
          label={text('training.topic')}
          value={title}
          onChange={setTitle}
          problem={shown('topic-title')}
          autoFocus
        />
        <CheckboxGroup
          id="topic-roles"
          label={text('training.forWhom')}
          choices={taughtRoles.map((value) => ({ value, label: text(roleNames[value]) }))}
          chosen={roles}
          onChange={setRoles}
          problem={shown('topic-roles')}
        />
        <Select
          label={text('training.validity')}
          choices={validities.map((value) => ({
            value,
            label: text('training.days', { days: Number(value) }),
          }))}
          value={validity}
          onChange={setValidity}
        />
        <Actions>
          <Button type="submit" kind="primary" isPending={adding.isPending}>
            {text('training.record')}
          </Button>
          <Button onPress={onClose}>{text('training.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}
