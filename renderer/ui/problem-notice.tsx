// A refusal as a person reads it: what happened, whether the data is safe, what to press, and a code for support.
import type { ReactNode } from 'react';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from './bdi.tsx';
import { Notice } from './notice.tsx';
import styles from './problem-notice.module.css';

export function ProblemNotice({ problem, actions }: { problem: Problem; actions?: ReactNode }) {
  const text = useText();
  const problemText = useProblemText();
  return (
    <Notice tone="bad" {...(actions === undefined ? {} : { actions })}>
      <p>{problemText(problem)}</p>
      <p className={styles.code}>
        {text('ui.problem.code')} <Bdi>{problem.code}</Bdi>
      </p>
    </Notice>
  );
}
