// The note that a refused client takes along: why, and what to bring. It names nobody.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SlipHead } from '#renderer/frame/print/slip-head.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { VisitNumber } from '#renderer/frame/visit-number.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { toBring } from './bring-labels.ts';
import styles from './refusal-note.module.css';

export function RefusalNotePage({ id }: { id: string }) {
  const text = useText();
  const { office, problem: officeProblem } = useOffice();
  const { data: note, problem } = useDeskQuery(deskQueries.identity.refusalNote.queryOptions({ formId: id }));
  usePrintReady(office !== null && note !== undefined, problem ?? officeProblem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (office === null || note === undefined) return null;
  const papers = toBring(note.missing);
  return (
    <article className={styles.note} aria-label={text('identity.note.title')}>
      <SlipHead officeName={office.name} title={text('identity.note.title')} isSample={office.demo} />
      <p>
        {text('receipt.visit')} <VisitNumber desk={note.deskNumber} number={note.visitNumber} />{' '}
        <DateText day={note.day} style="numeric" /> <TimeText at={note.at} />
      </p>
      {note.reasonCode === null ? null : (
        <p>{text('identity.note.reason', { reason: text(`identity.reason.${note.reasonCode}`) })}</p>
      )}
      {papers.length === 0 ? null : (
        <>
          <p className={styles.strong}>{text('identity.note.bring')}</p>
          <ul className={styles.list}>
            {papers.map((word) => (
              <li key={word}>{text(word)}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.strong}>
        {text(note.goesOnToday ? 'identity.note.today' : 'identity.note.later')}
      </p>
      <p>{text('identity.note.noFee')}</p>
      <p>{text('receipt.report127')}</p>
    </article>
  );
}
