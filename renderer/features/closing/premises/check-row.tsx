// One check of the morning: what to look at, what was seen last, and the two answers.
import { Camera, Check, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { MorningCard } from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { checkItemLabels, checkItemName } from '#renderer/frame/check-items.ts';
import { type KeyCommand, keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { KeptPhoto } from '#renderer/frame/photos/kept-photo.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { FailedCheckDialog } from './failed-check-dialog.tsx';
import styles from './morning.module.css';
import { PassedCheckDialog } from './passed-check-dialog.tsx';

type CheckRowProps = {
  status: MorningCard['items'][number];
  day: string;
  isClosed: boolean;
  /** It is the check at hand: its answers have the keys. */
  isCurrent: boolean;
};

export function CheckRow({ status, day, isClosed, isCurrent }: CheckRowProps) {
  const { item, check } = status;
  const text = useText();
  const [dialog, setDialog] = useState<'failing' | 'withPhoto' | null>(null);
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  const words = checkItemLabels(item);
  const name = checkItemName(text, status);
  const [isAgain, setIsAgain] = useState(false);
  const answers = useFocusOfAgain(isAgain);
  const pass = async () => {
    if ((await recording.run({ item, result: 'passed', note: '' })) !== null) setIsAgain(false);
  };
  const close = () => {
    setDialog(null);
    setIsAgain(false);
  };
  const isFolded = check !== null && !isAgain;
  const keys = { isEnabled: isCurrent && !recording.isPending };
  useKeyCommand('checkPassed', () => void pass(), keys);
  useKeyCommand('checkFailed', () => setDialog('failing'), keys);
  useKeyCommand('checkPhoto', () => setDialog('withPhoto'), keys);
  const hintOf = (command: KeyCommand) => (isCurrent ? { keyHint: keyBindings[command].hint } : {});
  return (
    <li
      className={classNames(styles.check, isFolded && styles.folded, isCurrent && styles.current)}
      {...(isCurrent ? { 'data-current': '' } : {})}
    >
      <div className={styles.what}>
        <p className={styles.name}>
          {name}
          {words === null || words.rule === null ? null : (
            <span className={styles.why}>
              <RuleSource rule={words.rule} about={name} />
            </span>
          )}
        </p>
        {words === null || isFolded ? null : <p className={styles.hint}>{text(words.what)}</p>}
        <ProblemNotice problem={recording.problem} takesFocus />
      </div>
      <div className={styles.seen}>
        <CheckResult check={check} why={status.why} />
        {check === null || check.photoId === null ? null : <KeptPhoto photoId={check.photoId} of={name} />}
        {status.daysLate > 0 ? (
          <StatusLabel tone="bad">{text('premises.lateNow', { days: status.daysLate })}</StatusLabel>
        ) : null}
        {check === null && status.why !== 'first' ? (
          <span className={styles.hint}>{text(`premises.why.${status.why}`)}</span>
        ) : null}
      </div>
      {isClosed ? null : isFolded ? (
        <div ref={answers} className={styles.answers} data-answers>
          <Button
            isDense
            kind="quiet"
            icon={RotateCcw}
            onPress={() => setIsAgain(true)}
            aria-label={text('premises.checkAgainOf', { name })}
          >
            <span className={styles.again}>{text('premises.checkAgain')}</span>
          </Button>
        </div>
      ) : (
        <div ref={answers} tabIndex={-1} className={styles.answers} data-answers>
          <Button
            isDense
            icon={Check}
            {...hintOf('checkPassed')}
            onPress={() => void pass()}
            isPending={recording.isPending}
            aria-label={text('premises.passOf', { name })}
          >
            {text('premises.pass')}
          </Button>
          <Button
            isDense
            icon={X}
            {...hintOf('checkFailed')}
            onPress={() => setDialog('failing')}
            aria-label={text('premises.failOf', { name })}
          >
            {text('premises.fail')}
          </Button>
          <Button
            isDense
            icon={Camera}
            {...hintOf('checkPhoto')}
            onPress={() => setDialog('withPhoto')}
            aria-label={text('premises.withPhotoOf', { name })}
          >
            {text('premises.withPhoto')}
          </Button>
        </div>
      )}
      {dialog === 'failing' ? (
        <FailedCheckDialog item={item} name={name} today={day} onClose={close} />
      ) : null}
      {dialog === 'withPhoto' ? <PassedCheckDialog item={item} name={name} onClose={close} /> : null}
    </li>
  );
}

/**
 * A check that is seen once more has the focus on its answers, and on its one button when it is folded again. By its first answer a row
 * leaves the focus to the next check.
 */
function useFocusOfAgain(isAgain: boolean) {
  const answers = useRef<HTMLDivElement>(null);
  const was = useRef(isAgain);
  useEffect(() => {
    if (was.current === isAgain) return;
    was.current = isAgain;
    // What a dialog held has been let go by then.
    const frame = requestAnimationFrame(() => {
      const part = answers.current;
      if (isFocusFree()) (isAgain ? part : part?.querySelector('button'))?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [isAgain]);
  return answers;
}

function CheckResult({ check, why }: Pick<CheckRowProps['status'], 'check' | 'why'>) {
  const text = useText();
  if (check === null)
    return (
      <StatusLabel tone="waiting">
        {text(why === 'first' ? 'premises.why.first' : 'premises.notChecked')}
      </StatusLabel>
    );
  return (
    <>
      <StatusLabel tone={check.result === 'passed' ? 'good' : 'bad'}>
        {text(check.result === 'passed' ? 'premises.passed' : 'premises.failed')}
      </StatusLabel>
      <span className={classNames(styles.hint, styles.byWhom)}>
        <TimeText at={check.at} /> {check.byName}
      </span>
      {check.lateSince === null ? null : (
        <>
          <StatusLabel tone="warn">{text('premises.doneLate')}</StatusLabel>
          <span className={classNames(styles.hint, styles.byWhom)}>
            {text('premises.dueOn')} <DateText day={check.lateSince} style="numeric" />
          </span>
        </>
      )}
    </>
  );
}
