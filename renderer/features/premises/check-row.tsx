// One check of the morning: what to look at, what was seen last, and the two answers.
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { MorningCard } from '#core/premises/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RuleSource } from '../../ui/rule-source.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { checkItemWords, whyWords } from './check-items.ts';
import { FailedCheckDialog } from './failed-check-dialog.tsx';
import styles from './morning.module.css';

type CheckView = MorningCard['items'][number]['check'];
type CheckRowProps = { standing: MorningCard['items'][number]; day: string; isClosed: boolean };

export function CheckRow({ standing, day, isClosed }: CheckRowProps) {
  const { item, check } = standing;
  const text = useText();
  const [isFailing, setIsFailing] = useState(false);
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  const words = checkItemWords[item];
  const name = text(words.name);
  const pass = () => void recording.run({ item, result: 'passed', note: '' });
  return (
    <li className={styles.check}>
      <div className={styles.what}>
        <p className={styles.name}>
          {name}
          {words.rule === null ? null : <RuleSource rule={words.rule} about={name} />}
        </p>
        <p className={styles.hint}>{text(words.what)}</p>
        {recording.problem === null ? null : <ProblemNotice problem={recording.problem} takesFocus />}
      </div>
      <div className={styles.seen}>
        <CheckStatus check={check} />
        {standing.daysLate > 0 ? (
          <StatusWord tone="bad">{text('premises.lateNow', { days: standing.daysLate })}</StatusWord>
        ) : null}
        {check === null ? <span className={styles.hint}>{text(whyWords[standing.why])}</span> : null}
      </div>
      {isClosed ? null : (
        <div className={styles.answers}>
          <Button
            isDense
            icon={Check}
            onPress={pass}
            isPending={recording.isPending}
            aria-label={text('premises.passOf', { name })}
          >
            {text('premises.pass')}
          </Button>
          <Button
            isDense
            icon={X}
            onPress={() => setIsFailing(true)}
            aria-label={text('premises.failOf', { name })}
          >
            {text('premises.fail')}
          </Button>
        </div>
      )}
      {isFailing ? (
        <FailedCheckDialog item={item} name={name} today={day} onClose={() => setIsFailing(false)} />
      ) : null}
    </li>
  );
}

function CheckStatus({ check }: { check: CheckView }) {
  const text = useText();
  if (check === null) return <StatusWord tone="waiting">{text('premises.notChecked')}</StatusWord>;
  return (
    <>
      <StatusWord tone={check.result === 'passed' ? 'good' : 'bad'}>
        {text(check.result === 'passed' ? 'premises.passed' : 'premises.failed')}
      </StatusWord>
      <span className={styles.hint}>
        <TimeText at={check.at} /> {check.byName}
      </span>
      {check.lateSince === null ? null : (
        <>
          <StatusWord tone="warn">{text('premises.doneLate')}</StatusWord>
          <span className={styles.hint}>
            {text('premises.dueOn')} <DateText day={check.lateSince} style="numeric" />
          </span>
        </>
      )}
    </>
  );
}
