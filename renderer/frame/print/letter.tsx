// The frame of every letter to an authority: the name of God, number, date and enclosure, whom it is to, its subject, who signs it and
// who gets a copy. What is not known yet leaves a place for a pen.
import type { ReactNode } from 'react';
import type { OfficeContact } from '#core/assets/settings/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { DateText } from '../../ui/date-text.tsx';
import styles from './letter.module.css';
import { Letterhead } from './letterhead.tsx';

type LetterProps = {
  of: { readonly officeName: string; readonly officeCode: string };
  contact: OfficeContact | null;
  /** Of the letter in the office's register, and its business day; null until they are known. */
  number: string | null;
  day: string | null;
  to: string;
  subject: string;
  /** The manager who signs it. */
  signedBy: string;
  /** Who gets a copy. */
  copies?: readonly string[];
  children: ReactNode;
};

export function Letter({
  of,
  contact,
  number,
  day,
  to,
  subject,
  signedBy,
  copies = [],
  children,
}: LetterProps) {
  const text = useText();
  const blank = text('app.paper.blank');
  return (
    <article className={styles.letter} aria-label={subject}>
      <Letterhead
        isLetter
        of={of}
        contact={contact}
        facts={[
          { name: text('app.paper.number'), value: number === null ? blank : <Bdi>{number}</Bdi> },
          {
            name: text('app.paper.day'),
            value: day === null ? blank : <DateText day={day} style="numeric" />,
          },
          { name: text('app.paper.enclosure'), value: blank },
        ]}
      />
      <div>
        <p>
          <strong>{text('app.paper.to')}</strong> {to}
        </p>
        <h1 className={styles.subject}>
          <strong>{text('app.paper.subject')}</strong> {subject}
        </h1>
      </div>
      {children}
      <div className={styles.signature}>
        <p>{text('app.paper.thanks')}</p>
        <p>
          <strong>{signedBy}</strong>
        </p>
        <p>{text('app.paper.manager')}</p>
      </div>
      {copies.length === 0 ? null : (
        <p className={styles.copies}>
          <strong>{text('app.paper.copies')}</strong> {copies.join(text('app.paper.between'))}
        </p>
      )}
    </article>
  );
}

/** A paragraph of a letter, in the wide lines of running text. */
export function LetterText({ children }: { children: ReactNode }) {
  return <p className={styles.text}>{children}</p>;
}
