// A new notice: its text, who reads it, whether it is read again every year, and up to three questions about it (D13).
import { Plus } from 'lucide-react';
import { type Control, useFieldArray, useWatch } from 'react-hook-form';
import { z } from 'zod';
import {
  type NoticeKind,
  noticeKinds,
  type YearlyKind,
  yearlyKindSchema,
} from '#core/assets/training/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import {
  FormCheckbox,
  FormCheckboxGroup,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import styles from './training.module.css';
import { taughtRoles } from './training-labels.ts';

const everyDays = 365;
const mostQuestions = 3;
const places = ['0', '1', '2'] as const;

const typedAnswer = z.string().trim();
const typedQuestion = z
  .object({
    question: z.string().trim(),
    answers: z.tuple([typedAnswer, typedAnswer, typedAnswer]),
    right: z.enum(places),
  })
  // One sentence for the whole, at its first field.
  .superRefine(({ question, answers }, context) => {
    if (question.length >= 4 && answers.every((answer) => answer !== '')) return;
    const message = sentence('training.questionMissing');
    context.addIssue({ code: 'custom', path: ['question'], message });
  });

const noticeSchema = z.object({
  kind: z.enum(noticeKinds),
  title: z.string().trim().min(2, sentence('training.noticeTitleMissing')),
  body: z.string().trim().min(10, sentence('training.bodyMissing')),
  roles: z.array(z.enum(taughtRoles)).min(1, sentence('training.forWhomMissing')),
  isYearly: z.boolean(),
  questions: z.array(typedQuestion).max(mostQuestions),
});
type NoticeTyped = z.input<typeof noticeSchema>;
const nothing: NoticeTyped = {
  kind: 'directive',
  title: '',
  body: '',
  roles: [...taughtRoles],
  isYearly: false,
  questions: [],
};
const blank: NoticeTyped['questions'][number] = { question: '', answers: ['', '', ''], right: '0' };

/** A kind that everybody acknowledges every year, whatever is chosen; null for any other. */
const yearlyOf = (kind: NoticeKind): YearlyKind | null => yearlyKindSchema.safeParse(kind).data ?? null;

export function PublishNoticeDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending, setValue } = useSentForm(noticeSchema, nothing, [
    'title',
    'body',
    'roles',
    'questions.0.question',
    'questions.1.question',
    'questions.2.question',
  ]);
  const { fields, append } = useFieldArray({ control, name: 'questions' });
  const publishing = useDeskCommand(desk.training.publishNotice.mutate);
  const yearly = yearlyOf(useWatch({ control, name: 'kind' }));
  const publish = sending(async ({ isYearly, questions: typed, ...notice }) => {
    const renewEveryDays = isYearly || yearlyOf(notice.kind) !== null ? everyDays : null;
    const questions = typed.map((question) => ({ ...question, right: Number(question.right) }));
    if ((await publishing.run({ ...notice, renewEveryDays, questions })) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('training.publish')}
      isWide
      what={<p>{text('training.publishWhat')}</p>}
      act={text('training.publishIt')}
      sending={publishing}
      summary={summary}
      onSubmit={publish}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="kind"
        label={text('training.kind')}
        choices={noticeKinds.map((value) => ({ value, label: text(`training.notice.${value}`) }))}
      />
      {yearly === null ? null : (
        <Actions>
          <Button
            isDense
            onPress={() => {
              setValue('title', text(`training.notice.${yearly}`));
              setValue('body', text(`training.suggest.${yearly}`));
            }}
          >
            {text('training.suggest')}
          </Button>
        </Actions>
      )}
      <FormTextField control={control} name="title" label={text('training.noticeTitle')} autoFocus />
      <FormTextField control={control} name="body" label={text('training.body')} isMultiline />
      <FormCheckboxGroup
        control={control}
        name="roles"
        label={text('training.forWhom')}
        choices={taughtRoles.map((value) => ({ value, label: text(`app.role.${value}`) }))}
      />
      {yearly === null ? (
        <FormCheckbox control={control} name="isYearly" label={text('training.yearly')} />
      ) : (
        <p>{text('training.yearlyAlways')}</p>
      )}
      {fields.map(({ id }, place) => (
        <QuestionFields key={id} control={control} place={place} />
      ))}
      {fields.length < mostQuestions ? (
        <Actions>
          <Button icon={Plus} onPress={() => append(blank)}>
            {text('training.addQuestion')}
          </Button>
        </Actions>
      ) : null}
    </FormDialog>
  );
}

type QuestionFieldsProps = { control: Control<NoticeTyped>; place: number };

function QuestionFields({ control, place }: QuestionFieldsProps) {
  const text = useText();
  const answerLabel = (answer: string) => text('training.answerOf', { number: Number(answer) + 1 });
  return (
    <div className={styles.question}>
      <FormTextField
        control={control}
        name={`questions.${place}.question`}
        label={text('training.questionOf', { number: place + 1 })}
      />
      {places.map((answer) => (
        <FormTextField
          key={answer}
          control={control}
          name={`questions.${place}.answers.${answer}`}
          label={answerLabel(answer)}
        />
      ))}
      <FormRadioGroup
        control={control}
        name={`questions.${place}.right`}
        label={text('training.rightAnswer')}
        choices={places.map((value) => ({ value, label: answerLabel(value) }))}
        isInline
      />
    </div>
  );
}
