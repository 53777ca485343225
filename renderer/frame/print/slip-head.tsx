// The head of everything on a roll: which office, what it is, and in boxes what must not be overlooked, such as that a sample is none.
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import styles from './slip-head.module.css';

type SlipHeadProps = {
  officeName: string;
  title: string;
  isSample: boolean;
  /** What else must not be overlooked. */
  boxes?: readonly string[];
  /** On a screen, whose own heading it is not. */
  isPreview?: boolean;
  /** What stands under the name of the office. */
  children?: ReactNode;
};

export function SlipHead({
  officeName,
  title,
  isSample,
  boxes = [],
  isPreview = false,
  children,
}: SlipHeadProps) {
  const text = useText();
  const Title = isPreview ? 'p' : 'h1';
  return (
    <header className={styles.head}>
      <p className={styles.office}>{officeName}</p>
      {children}
      <Title className={styles.title}>{title}</Title>
      {[...boxes, ...(isSample ? [text('receipt.demo')] : [])].map((words) => (
        <p key={words} className={styles.boxed}>
          {words}
        </p>
      ))}
    </header>
  );
}
