// A refusal as a person reads it: what happened, whether the data is safe, what to press. A refusal that the application knows needs no
// support; only what it did not expect, or what keeps it from running at all, has a code for support.
import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from './bdi.tsx';
import { Notice } from './notice.tsx';
import styles from './problem-notice.module.css';

type ProblemNoticeProps = {
  problem: Problem;
  actions?: ReactNode;
  /** For the refusal of what a person just did: it comes into view and takes the focus, so that no key seems dead. */
  takesFocus?: boolean;
  /** The refusal itself where `problem` says it in other words: it is what tells one refusal from the next. */
  refusal?: Problem;
  /** For what keeps the application itself from running: whoever is asked for help needs its code. */
  isForSupport?: boolean;
};

/** Nothing without a problem. */
export function ProblemNotice({
  problem,
  ...rest
}: Omit<ProblemNoticeProps, 'problem'> & { problem: Problem | null }) {
  return problem === null ? null : <ShownProblem problem={problem} {...rest} />;
}

function ShownProblem({
  problem,
  actions,
  takesFocus = false,
  refusal = problem,
  isForSupport = false,
}: ProblemNoticeProps) {
  const text = useText();
  const problemText = useProblemText();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<Problem | null>(null);
  // Said again, a refusal is shown again: the problem is another object each time.
  useEffect(() => {
    if (!takesFocus || place.current === null || shown.current === refusal) return;
    shown.current = refusal;
    place.current.focus({ preventScroll: true });
    place.current.scrollIntoView({ block: 'nearest' });
  }, [takesFocus, refusal]);
  const notice = (
    <Notice tone="bad" {...(actions === undefined ? {} : { actions })}>
      <p>{problemText(problem)}</p>
      {isForSupport || problem.code === 'UNEXPECTED' ? (
        <p className={styles.code}>
          {text('ui.problem.code')} <Bdi>{problem.code}</Bdi>
        </p>
      ) : null}
    </Notice>
  );
  return takesFocus ? (
    <div ref={place} tabIndex={-1} className={styles.place}>
      {notice}
    </div>
  ) : (
    notice
  );
}
