// One notice: its text, its questions, and the button by which its reader answers for having read it (D13).
import { useState } from 'react';
import type { DueNotice } from '#core/training/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './training.module.css';
import { noticeWords } from './training-words.ts';

export function NoticeToRead({ notice }: { notice: DueNotice }) {
  const text = useText();
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const [wasSent, setWasSent] = useState(false);
  const acknowledging = useDeskCommand(desk.training.acknowledge.mutate);
  const { noticeId, kind, title, body, at, byName, questions } = notice;
  const read = async () => {
    setWasSent(true);
    if (chosen.size < questions.length) return;
    await acknowledging.run({ noticeId, answers: questions.map((_, place) => Number(chosen.get(place))) });
  };
  return (
    <article className={styles.notice} aria-label={title ?? text(noticeWords[kind])}>
      <StackedForm onSubmit={read}>
        <header>
          <h3>{title ?? text(noticeWords[kind])}</h3>
          <p className={styles.from}>
            {text(noticeWords[kind])} · {byName} · <TimeText at={at} withDay />
          </p>
        </header>
        <p className={styles.body}>{body ?? text('training.textElsewhere')}</p>
        {questions.map(({ question, answers }, place) => (
          <RadioGroup
            key={question}
            label={question}
            choices={answers.map((label, answer) => ({ value: String(answer), label }))}
            value={chosen.get(place) ?? null}
            onChange={(answer) => setChosen((before) => new Map(before).set(place, answer))}
            problem={wasSent && !chosen.has(place) ? text('training.answerMissing') : undefined}
          />
        ))}
        {acknowledging.problem === null ? null : <ProblemNotice problem={acknowledging.problem} takesFocus />}
        <Actions>
          <Button type="submit" kind="primary" isPending={acknowledging.isPending} isDisabled={body === null}>
            {text('training.acknowledge')}
          </Button>
        </Actions>
      </StackedForm>
    </article>
  );
}
