// A new notice: its text, who reads it, whether it is read again every year, and up to three questions about it (D13).
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { type NoticeKind, noticeKinds, type Question, type TaughtRole } from '#core/training/contract.ts';
import { roleNames } from '#renderer/frame/role-names.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from './training.module.css';
import { noticeWords, taughtRoles } from './training-words.ts';

const yearDays = 365;
const mostQuestions = 3;
const places = ['0', '1', '2'] as const;
const blank: Question = { question: '', answers: ['', '', ''], right: 0 };

export function PublishNoticeDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [kind, setKind] = useState<NoticeKind>('directive');
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [roles, setRoles] = useState<readonly TaughtRole[]>(taughtRoles);
  const [isYearly, setIsYearly] = useState(false);
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const publishing = useDeskCommand(desk.training.publishNotice.mutate);
  const isWhole = ({ question, answers }: Question): boolean =>
    question.trim().length >= 4 && answers.every((answer) => answer.trim() !== '');
  const { summary, shown, send } = useFieldProblems({
    'notice-title': title.trim().length < 2 ? text('training.noticeTitleMissing') : undefined,
    'notice-body': body.trim().length < 10 ? text('training.bodyMissing') : undefined,
    'notice-roles': roles.length === 0 ? text('training.forWhomMissing') : undefined,
    'notice-questions': questions.every(isWhole) ? undefined : text('training.questionMissing'),
  });
  const publish = async () => {
    if (!send()) return;
    const renewEveryDays = isYearly ? yearDays : null;
    const notice = { kind, title, body, roles: [...roles], renewEveryDays, questions: [...questions] };
    if ((await publishing.run(notice)) !== null) onClose();
  };
  const change = (place: number, part: Partial<Question>) =>
    setQuestions((before) => before.map((one, at) => (at === place ? { ...one, ...part } : one)));
  return (
    <Dialog title={text('training.publish')} isOpen onClose={onClose} isWide>
      <StackedForm onSubmit={publish}>
        <p>{text('training.publishWhat')}</p>
        {publishing.problem === null ? null : <ProblemNotice problem={publishing.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <Select
          label={text('training.kind')}
          choices={noticeKinds.map((value) => ({ value, label: text(noticeWords[value]) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          id="notice-title"
          label={text('training.noticeTitle')}
          value={title}
          onChange={setTitle}
          problem={shown('notice-title')}
          autoFocus
        />
        <TextField
          id="notice-body"
          label={text('training.body')}
          value={body}
          onChange={setBody}
          problem={shown('notice-body')}
          isMultiline
        />
        <CheckboxGroup
          id="notice-roles"
          label={text('training.forWhom')}
          choices={taughtRoles.map((value) => ({ value, label: text(roleNames[value]) }))}
          chosen={roles}
          onChange={setRoles}
          problem={shown('notice-roles')}
        />
        <Checkbox isSelected={isYearly} onChange={setIsYearly}>
          {text('training.yearly')}
        </Checkbox>
        <div id="notice-questions" tabIndex={-1}>
          {questions.map((question, place) => (
            <QuestionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: questions are only added and changed in place
              key={place}
              number={place + 1}
              question={question}
              onChange={(part) => change(place, part)}
            />
          ))}
        </div>
        <Actions>
          <Button type="submit" kind="primary" isPending={publishing.isPending}>
            {text('training.publishIt')}
          </Button>
          {questions.length < mostQuestions ? (
            <Button icon={Plus} onPress={() => setQuestions((before) => [...before, blank])}>
              {text('training.addQuestion')}
            </Button>
          ) : null}
          <Button onPress={onClose}>{text('training.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}

type QuestionFieldsProps = {
  number: number;
  question: Question;
  onChange: (part: Partial<Question>) => void;
};

function QuestionFields({ number, question, onChange }: QuestionFieldsProps) {
  const text = useText();
  const { answers, right } = question;
  return (
    <div className={styles.question}>
      <TextField
        label={text('training.questionOf', { number })}
        value={question.question}
        onChange={(typed) => onChange({ question: typed })}
      />
      {places.map((place) => (
        <TextField
          key={place}
          label={text('training.answerOf', { number: Number(place) + 1 })}
          value={answers[Number(place)] ?? ''}
          onChange={(typed) =>
            onChange({ answers: answers.map((answer, at) => (at === Number(place) ? typed : answer)) })
          }
        />
      ))}
      <RadioGroup
        label={text('training.rightAnswer')}
        choices={places.map((value) => ({
          value,
          label: text('training.answerOf', { number: Number(value) + 1 }),
        }))}
        value={places[right] ?? '0'}
        onChange={(place) => onChange({ right: Number(place) })}
        isInline
      />
    </div>
  );
}
