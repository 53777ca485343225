// The full identity of somebody whom a letter is about, so that its receiver knows exactly whom it means.
import type { LetterIdentity } from '#core/access/staff/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { DateText } from '../../ui/date-text.tsx';
import type { Fact } from '../../ui/facts.tsx';
import styles from './letter-identity.module.css';

/** `more`: what the letter says of them beside. */
export function LetterIdentityFacts({
  identity,
  more = [],
}: {
  identity: LetterIdentity;
  more?: readonly Fact[];
}) {
  const text = useText();
  const { name, fatherName, nationalCode, role, fileNumber, clearance, since } = identity;
  const blank = text('app.paper.blank');
  const facts: readonly Fact[] = [
    { name: text('app.paper.name'), value: <strong>{name}</strong> },
    { name: text('app.paper.fatherName'), value: fatherName ?? blank },
    {
      name: text('app.paper.nationalCode'),
      value: (
        <strong>
          <Bdi>{nationalCode}</Bdi>
        </strong>
      ),
    },
    { name: text('app.paper.post'), value: text(`app.role.${role}`) },
    { name: text('app.paper.file'), value: fileNumber === null ? blank : <Bdi>{fileNumber}</Bdi> },
    {
      name: text('app.paper.clearance'),
      value:
        clearance === null ? (
          blank
        ) : (
          <>
            <Bdi>{clearance.reference}</Bdi> <DateText day={clearance.issuedOn} style="numeric" />
          </>
        ),
    },
    { name: text('app.paper.since'), value: <DateText day={since} style="numeric" /> },
    ...more,
  ];
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
