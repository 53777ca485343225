// One notice: its text, its questions, and the button by which its reader answers for having read it (D13).
import { useState } from 'react';
import { z } from 'zod';
import type { DueNotice } from '#core/assets/training/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { chosen, FormRadioGroup, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, StackedForm } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { TariffToRead } from './tariff-to-read.tsx';
import styles from './training.module.css';

const readSchema = z.object({
  /** The place of the chosen answer to each question, in their order. */
  answers: z.array(z.string().nullable().transform(chosen<string>('training.answerMissing'))),
});

export function NoticeToRead({ notice }: { notice: DueNotice }) {
  const text = useText();
  const { noticeId, kind, title, body, at, byName, questions, tariff } = notice;
  const { control, sending } = useSentForm(readSchema, { answers: questions.map(() => null) }, []);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const acknowledging = useDeskCommand(desk.training.acknowledge.mutate);
  const read = sending(async ({ answers }) => {
    const answered = await acknowledging.run({ noticeId, answers: answers.map(Number) });
    setWrong(answered?.wrong ?? []);
  });
  return (
    <article className={styles.notice} aria-label={title ?? text(`training.notice.${kind}`)}>
      <StackedForm onSubmit={read}>
        <header>
          <h3>{title ?? text(`training.notice.${kind}`)}</h3>
          <p className={styles.from}>
            {text(`training.notice.${kind}`)}
            {text('ui.between')}
            {byName} (<TimeText at={at} withDay />)
          </p>
        </header>
        {tariff === undefined ? (
          <p className={styles.body}>{body ?? text('training.textElsewhere')}</p>
        ) : (
          <TariffToRead tariff={tariff} />
        )}
        {questions.map(({ question, answers }, place) => (
          <FormRadioGroup
            key={question}
            control={control}
            name={`answers.${place}`}
            id={`${noticeId}-${place}`}
            label={question}
            choices={answers.map((label, answer) => ({ value: String(answer), label }))}
          />
        ))}
        {wrong.length === 0 ? null : (
          <Notice tone="bad" title={text('training.wrongAnswers')}>
            <ul>
              {wrong.map((place) => (
                <li key={place}>{questions[place]?.question}</li>
              ))}
            </ul>
          </Notice>
        )}
        <ProblemNotice problem={acknowledging.problem} takesFocus />
        <Actions>
          <Button type="submit" kind="primary" isPending={acknowledging.isPending} isDisabled={body === null}>
            {text('training.acknowledge')}
          </Button>
        </Actions>
      </StackedForm>
    </article>
  );
}
