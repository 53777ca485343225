// The head of every sheet that the office gives out: which office and where it is, what the sheet is, and its numbers at the far edge.
import type { ReactNode } from 'react';
import type { OfficeContact as Contact } from '#core/assets/settings/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { Fact } from '../../ui/facts.tsx';
import styles from './letterhead.module.css';

type LetterheadProps = {
  /** Left out on a letter, whose subject is its title. */
  title?: string;
  of: { readonly officeName: string; readonly officeCode: string };
  contact?: Contact | null;
  /** Number, date, enclosure, page: what a registry looks for first. */
  facts: readonly Fact[];
  /** A letter to an authority begins with the name of God, and a rule parts its head from it. */
  isLetter?: boolean;
  /** What stands under the title. */
  children?: ReactNode;
};

export function Letterhead({
  title,
  of,
  contact = null,
  facts,
  isLetter = false,
  children,
}: LetterheadProps) {
  const text = useText();
  return (
    <header className={classNames(styles.head, isLetter && styles.letter)}>
      {isLetter ? (
        <p className={styles.bismillah} lang="fa" dir="rtl">
          {text('app.paper.bismillah')}
        </p>
      ) : null}
      <div>
        <p className={styles.office}>{of.officeName}</p>
        <p>
          {text('app.paper.officeCode')} <Bdi>{of.officeCode}</Bdi>
        </p>
        <OfficeContact contact={contact} />
      </div>
      <div className={styles.middle}>
        <Sign />
        {title === undefined ? null : <h1 className={styles.title}>{title}</h1>}
        {children}
      </div>
      {facts.length === 0 ? null : (
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** Address and telephone, as far as they were stated. */
export function OfficeContact({
  contact,
  className,
}: {
  contact: Contact | null;
  className?: string | undefined;
}) {
  const text = useText();
  if (contact === null) return null;
  return (
    <>
      <p className={className}>{contact.address}</p>
      <p className={className}>
        {text('app.paper.phone')} <Bdi>{contact.phone}</Bdi>
      </p>
    </>
  );
}

/** Holds the place of the office's emblem. */
function Sign() {
  return (
    <svg className={styles.sign} viewBox="5 3 22 24" aria-hidden="true">
      <path
        d="M7 22h18v3H7zM9 13h14v2H9zM11 15h2v7h-2zM19 15h2v7h-2zM15 15h2v7h-2zM16 5l9 6H7z"
        fill="currentcolor"
      />
    </svg>
  );
}
