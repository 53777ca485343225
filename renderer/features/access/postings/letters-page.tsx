// Both letters of a transfer (A4): to the supervisory body with the reason, and the introduction to where the person goes.
import type { z } from 'zod';
import type { transferLetterOutput } from '#core/access/postings/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { OfficeHeading } from '#renderer/frame/print/office-heading.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import styles from './postings.module.css';
import { SectionNames } from './section-names.tsx';

type Letter = z.infer<typeof transferLetterOutput>;

/** `id` is the transfer. */
export function TransferLettersPage({ id: transferId }: { id: string }) {
  const text = useText();
  const { data: letter, problem } = useDeskQuery(deskQueries.postings.letter.queryOptions({ transferId }));
  usePrintReady(letter !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (letter === undefined) return null;
  const { personName: name, transfer } = letter;
  return (
    <>
      <OneLetter
        title={text('postings.letterTitle')}
        letter={letter}
        to={text('postings.letterTo', { body: text(`postings.body.${transfer.body}`) })}
        says={text('postings.letterSays', { name })}
        more={[{ name: text('postings.reason'), value: transfer.reason }]}
      />
      <div className={styles.nextPage}>
        <OneLetter
          title={text('postings.introTitle')}
          letter={letter}
          to={transfer.toOffice ?? letter.officeName}
          says={text('postings.introSays', { name })}
          more={[]}
        />
      </div>
    </>
  );
}

type OneLetterProps = { title: string; letter: Letter; to: string; says: string; more: Fact[] };

function OneLetter({ title, letter, to, says, more }: OneLetterProps) {
  const text = useText();
  const { transfer, personName, nationalCodeMasked } = letter;
  return (
    <Stack>
      <OfficeHeading title={title} of={letter}>
        <p>{to}</p>
      </OfficeHeading>
      <p>{says}</p>
      <Facts
        facts={[
          { name: text('postings.person'), value: personName },
          { name: text('postings.nationalCode'), value: <Bdi>{nationalCodeMasked}</Bdi> },
          { name: text('postings.kind'), value: text(`postings.kind.${transfer.kind}`) },
          {
            name: text('postings.place'),
            value:
              transfer.kind === 'office' ? transfer.toOffice : <SectionNames sections={transfer.sections} />,
          },
          { name: text('postings.letterNumber'), value: <Bdi>{transfer.letterNumber}</Bdi> },
          { name: text('postings.letterDay'), value: <DateText day={transfer.letterDay} /> },
          { name: text('postings.effectiveOn'), value: <DateText day={transfer.effectiveOn} /> },
          ...more,
        ]}
      />
      <p>{text('postings.signature')}</p>
    </Stack>
  );
}
