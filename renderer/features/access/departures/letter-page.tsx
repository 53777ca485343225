// The letter of a departure (A4): who left, exactly, when, and every access with who cut it, for the supervisory body.

import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery, useUncachedQuery } from '#renderer/api/use-desk.ts';
import { Letter, LetterText } from '#renderer/frame/print/letter.tsx';
import { LetterIdentityFacts } from '#renderer/frame/print/letter-identity.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AccessTable } from './access-table.tsx';

/** `id` is the cut-off (D9.11). */
export function DepartureLetterPage({ id: cutOffId }: { id: string }) {
  const text = useText();
  // Each print shows who they are anew, and is one look in the journal.
  const [print] = useState(() => performance.now());
  const { data: letter, problem } = useUncachedQuery('departures.letter', [cutOffId, print], () =>
    desk.departures.letter.mutate({ cutOffId }),
  );
  const { data: stated, problem: ofContact } = useDeskQuery(deskQueries.settings.contact.queryOptions());
  usePrintReady(letter !== undefined && stated !== undefined, problem ?? ofContact);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (letter === undefined || stated === undefined) return null;
  const { departure, identity, signedBy } = letter;
  const { name, role, leftAt, cutAt, reasonCode, open, closed } = departure;
  return (
    <Letter
      of={letter}
      contact={stated.contact}
      number={closed?.letterNumber ?? null}
      day={closed?.letterDay ?? null}
      to={text('departures.letterTo')}
      subject={text('departures.letterTitle')}
      signedBy={signedBy}
      copies={[text('postings.body.protection'), text('departures.copyFile')]}
    >
      <LetterText>{text('departures.letterSays', { name, role: text(`app.role.${role}`), open })}</LetterText>
      <LetterIdentityFacts
        identity={identity}
        more={[
          { name: text('departures.reason'), value: text(`departures.cutOff.${reasonCode}`) },
          { name: text('departures.leftAt'), value: <TimeText at={leftAt} withDay /> },
          { name: text('departures.cutAt'), value: <TimeText at={cutAt} withDay /> },
        ]}
      />
      <AccessTable departure={departure} />
      {open === 0 ? null : <LetterText>{text('departures.letterOpen', { count: open })}</LetterText>}
    </Letter>
  );
}
