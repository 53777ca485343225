// Both letters of a transfer (A4): to the supervisory body with the reason, and the introduction to where the person goes.
import { useState } from 'react';
import type { z } from 'zod';
import type { transferLetterOutput } from '#core/access/postings/contract.ts';
import type { OfficeContact } from '#core/assets/settings/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery, useUncachedQuery } from '#renderer/api/use-desk.ts';
import { Letter, LetterText } from '#renderer/frame/print/letter.tsx';
import { LetterIdentityFacts } from '#renderer/frame/print/letter-identity.tsx';
import type { PrintPageProps } from '#renderer/frame/print/print-address.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import type { Fact } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import styles from './postings.module.css';
import { SectionNames } from './section-names.tsx';

type LetterFacts = z.infer<typeof transferLetterOutput>;

/** `id` is the transfer. */
export function TransferLettersPage({ id: transferId, foot }: Pick<PrintPageProps, 'id' | 'foot'>) {
  const text = useText();
  // Each print shows who they are anew, and is one look in the journal.
  const [print] = useState(() => performance.now());
  const { data: letter, problem } = useUncachedQuery('postings.letter', [transferId, print], () =>
    desk.postings.letter.mutate({ transferId }),
  );
  const { data: stated, problem: ofContact } = useDeskQuery(deskQueries.settings.contact.queryOptions());
  usePrintReady(letter !== undefined && stated !== undefined, problem ?? ofContact);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (letter === undefined || stated === undefined) return null;
  const { identity, transfer } = letter;
  const shared = { letter, contact: stated.contact };
  return (
    <>
      <div className={styles.paper}>
        <OneLetter
          {...shared}
          subject={text('postings.letterTitle')}
          to={text(`postings.body.${transfer.body}`)}
          says={text('postings.letterSays', { name: identity.name })}
          more={[{ name: text('postings.reason'), value: transfer.reason }]}
        />
        {foot}
      </div>
      <div className={styles.paper}>
        <OneLetter
          {...shared}
          subject={text('postings.introTitle')}
          to={transfer.toOffice ?? letter.officeName}
          says={text('postings.introSays', { name: identity.name })}
          more={[]}
        />
        {foot}
      </div>
    </>
  );
}

type OneLetterProps = {
  letter: LetterFacts;
  contact: OfficeContact | null;
  subject: string;
  to: string;
  says: string;
  more: Fact[];
};

function OneLetter({ letter, contact, subject, to, says, more }: OneLetterProps) {
  const text = useText();
  const { transfer, identity, signedBy } = letter;
  return (
    <Letter
      of={letter}
      contact={contact}
      number={transfer.letterNumber}
      day={transfer.letterDay}
      to={to}
      subject={subject}
      signedBy={signedBy}
    >
      <LetterText>{says}</LetterText>
      <LetterIdentityFacts
        identity={identity}
        more={[
          { name: text('postings.kind'), value: text(`postings.kind.${transfer.kind}`) },
          {
            name: text('postings.place'),
            value:
              transfer.kind === 'office' ? transfer.toOffice : <SectionNames sections={transfer.sections} />,
          },
          {
            name: text('postings.effectiveOn'),
            value: <DateText day={transfer.effectiveOn} style="numeric" />,
          },
          ...more,
        ]}
      />
    </Letter>
  );
}
