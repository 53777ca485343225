// A queue number on paper: the office, the section, the number and how many wait before it. It names nobody.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { sectionName } from '#renderer/features/access/postings/posting-labels.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { TicketNumber } from './ticket-number.tsx';
import styles from './ticket-page.module.css';

export function QueueTicketPage({ id }: { id: string }) {
  const text = useText();
  const { office, problem: officeProblem } = useOffice();
  const { data, problem } = useDeskQuery(deskQueries.queue.ticket.queryOptions({ ticketId: id }));
  usePrintReady(office !== null && data !== undefined, problem ?? officeProblem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (office === null || data === undefined) return null;
  const { ticket, waitingBefore } = data;
  return (
    <article className={styles.ticket} aria-label={text('queue.ticket')}>
      <p className={styles.strong}>{office.name}</p>
      {office.demo ? <p className={styles.strong}>{text('receipt.demo')}</p> : null}
      <h1 className={styles.title}>{text('queue.ticket')}</h1>
      <p className={styles.number}>
        <TicketNumber ticket={ticket} />
      </p>
      <p className={styles.strong}>
        {sectionName({ sectionId: ticket.sectionId, name: ticket.sectionName }, text)}
      </p>
      <p>{text('queue.before', { count: waitingBefore })}</p>
      <p>
        <DateText day={office.day} style="numeric" /> <TimeText at={ticket.issuedAt} />
      </p>
      <p>{text('queue.ticketWhat')}</p>
    </article>
  );
}
