// One complaint: what was said (or why it is not shown), everything added since, and what can be added now.
import { Link2, Printer } from 'lucide-react';
import { useState } from 'react';
import type { ComplaintView, TextState } from '#core/counter/complaints/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { SavedFully, useSavedMark } from '#renderer/frame/saved-mark.tsx';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { MaskedText } from '#renderer/ui/masked-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AddendumForm } from './addendum-form.tsx';
import styles from './complaints.module.css';
import { DeadlineText } from './deadline-text.tsx';
import { LinkComplaint } from './link-complaint.tsx';
import { useOpenedComplaint } from './opened-complaint.ts';
import { numberOf } from './register-dialog.tsx';

type ComplaintDialogProps = { complaintId: string; isAtCounter: boolean; onClose: () => void };

export function ComplaintDialog({ complaintId, isAtCounter, onClose }: ComplaintDialogProps) {
  const text = useText();
  const { data: complaint, problem } = useDeskQuery(deskQueries.complaints.get.queryOptions({ complaintId }));
  const printing = usePrintCommand({ name: 'complaint-slip', id: complaintId });
  const title =
    complaint === undefined
      ? text('complaints.one')
      : text('complaints.oneOf', { number: numberOf(complaint) });
  const printProblem = printing.problem;
  return (
    <Dialog title={title} isOpen onClose={onClose} isWide>
      <Stack>
        <ProblemNotice problem={problem} />
        <ProblemNotice problem={printProblem} takesFocus />
        {complaint === undefined ? null : <Whole {...{ complaint, isAtCounter, printing }} />}
      </Stack>
    </Dialog>
  );
}

type WholeProps = {
  complaint: ComplaintView;
  isAtCounter: boolean;
  printing: ReturnType<typeof usePrintCommand>;
};

function Whole({ complaint, isAtCounter, printing }: WholeProps) {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const markOf = useSavedMark();
  const [isLinking, setIsLinking] = useState(false);
  const { contactName, contactPhoneMasked, addenda, state, visit } = complaint;
  const mayLink = isManager && state !== 'with_province';
  const contact = [
    { name: text('complaints.contactName'), value: contactName },
    {
      name: text('complaints.contactPhone'),
      value:
        contactPhoneMasked === null ? null : !isAtCounter ? (
          <Bdi>{contactPhoneMasked}</Bdi>
        ) : (
          <ContactPhone complaintId={complaint.complaintId} masked={contactPhoneMasked} />
        ),
    },
  ].filter(({ value }) => value !== null && value !== '');
  return (
    <>
      <Facts
        facts={[
          { name: text('complaints.state'), value: <DeadlineText row={complaint} /> },
          { name: text('complaints.trackingCode'), value: <Bdi>{complaint.trackingCode}</Bdi> },
          { name: text('complaints.kind'), value: text(`complaints.kind.${complaint.kind}`) },
          { name: text('complaints.category'), value: text(`complaints.category.${complaint.category}`) },
          { name: text('complaints.at'), value: <TimeText at={complaint.at} withDay /> },
          { name: text('complaints.saved'), value: <SavedFully acts={[complaint]} /> },
          { name: text('complaints.dueDay'), value: <DateText day={complaint.dueDay} /> },
          ...(complaint.byName === null
            ? []
            : [{ name: text('complaints.registeredBy'), value: complaint.byName }]),
          ...(complaint.aboutName === null
            ? []
            : [{ name: text('complaints.about'), value: complaint.aboutName }]),
          ...contact,
          ...(visit === null || !isAtCounter
            ? []
            : [{ name: text('complaints.visit'), value: <VisitLink visit={visit} /> }]),
        ]}
      />
      {/* What is done with the whole of it stands by its facts: the foot belongs to the form that is open. */}
      <Actions>
        {isAtCounter ? (
          <Button isDense icon={Printer} isPending={printing.isPending} onPress={printing.print}>
            {text('complaints.printSlip')}
          </Button>
        ) : null}
        {mayLink && !isLinking ? (
          <Button isDense icon={Link2} onPress={() => setIsLinking(true)}>
            {text('complaints.link')}
          </Button>
        ) : null}
      </Actions>
      {complaint.links.length === 0 ? null : (
        <ul>
          {complaint.links.map((link) => (
            <li key={`${link.kind} ${link.complaintId}`}>
              {text(`complaints.link.${link.kind}`)} <Bdi>{numberOf(link)}</Bdi>
            </li>
          ))}
        </ul>
      )}
      <h3>{text('complaints.text')}</h3>
      <Said textState={complaint.textState} said={complaint.text} />
      <h3>{text('complaints.addenda')}</h3>
      {addenda.length === 0 ? <p>{text('complaints.noAddenda')}</p> : null}
      <ul>
        {addenda.map((addendum) => (
          <li key={addendum.addendumId} className={styles.addendum}>
            <p className={styles.head}>
              {addendum.outcome === null
                ? text('complaints.addendum')
                : text('complaints.outcomeIs', {
                    outcome: text(`complaints.outcome.${addendum.outcome}`),
                  })}{' '}
              <TimeText at={addendum.at} withDay /> {addendum.byName} {markOf(addendum)}
            </p>
            <Said textState={addendum.textState} said={addendum.text} />
            {addendum.second === null ? null : (
              <p>
                {text('complaints.decidedWith', { name: addendum.second.name ?? '' })} {addendum.second.words}
              </p>
            )}
          </li>
        ))}
      </ul>
      {state === 'closed' || state === 'merged' ? null : (
        // One act at a time: what was begun here waits while two complaints are linked.
        <div hidden={isLinking}>
          <AddendumForm complaintId={complaint.complaintId} canDecide={state === 'open' && isManager} />
        </div>
      )}
      {isLinking ? <LinkComplaint complaint={complaint} onDone={() => setIsLinking(false)} /> : null}
    </>
  );
}

/** The phone by its mask; the whole number is shown on request only, and the look is journalled (D16). */
function ContactPhone({ complaintId, masked }: { complaintId: string; masked: string }) {
  const text = useText();
  const revealing = useDeskCommand(desk.complaints.revealContact.mutate);
  const [shown, setShown] = useState<string | null>(null);
  const reveal = async () => setShown((await revealing.run({ complaintId }))?.contactPhone ?? null);
  return (
    <>
      <MaskedText
        masked={masked}
        whole={shown}
        reveal={text('complaints.reveal')}
        what={text('complaints.revealPhone')}
        isPending={revealing.isPending}
        onReveal={() => void reveal()}
      />
      <ProblemNotice problem={revealing.problem} takesFocus />
    </>
  );
}

/** The way back to the visit that the complaint was opened from. */
function VisitLink({ visit }: { visit: NonNullable<ComplaintView['visit']> }) {
  const text = useText();
  const opened = useOpenedComplaint();
  const openAtCounter = useOpenAtCounter();
  const go = () => {
    opened.drop();
    openAtCounter(visit.visitId);
  };
  return (
    <>
      {text('visits.numbered', { desk: visit.deskNumber, number: visit.number, name: visit.clientName })}{' '}
      <DateText day={visit.day} style="numeric" />{' '}
      <Button isDense kind="quiet" onPress={go}>
        {text('complaints.toVisit')}
      </Button>
    </>
  );
}

function Said({ textState, said }: { textState: TextState; said: string | null }) {
  const text = useText();
  if (textState !== 'shown') return <p className={styles.hidden}>{text(`complaints.text.${textState}`)}</p>;
  return (
    <p className={styles.said} dir="auto">
      {said}
    </p>
  );
}
