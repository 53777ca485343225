// The counter: one page with the four steps of a visit in view (client, identity, services and fee, POS and receipt)
// and the day's visits beside it. Nothing can be done while the day is not open; core decides that again.
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DayState } from '#core/journal/business-day/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { WithFoot } from '#renderer/frame/screen-primary.tsx';
import { useReadVisitAtHand, useVisitAtHand } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { DeskHandovers } from '../handovers/desk-handovers.tsx';
import { useHandOver } from '../handovers/hand-over.ts';
import { HandOverDesk } from '../handovers/hand-over-desk.tsx';
import { useHolders } from '../handovers/use-holders.ts';
import { QueueDesk } from '../queue/queue-desk.tsx';
import { clientFieldId } from './client-field.tsx';
import styles from './counter.module.css';
import { useServicesAgain } from './counter-drafts.ts';
import { DayVisits } from './day-visits.tsx';
import { OneKeyActs } from './one-key-acts.tsx';
import { SideSpot } from './side-acts.tsx';
import { StartVisit } from './start-visit.tsx';
import { VisitSteps } from './visit-steps.tsx';

export function CounterScreen() {
  const text = useText();
  const atHand = useVisitAtHand();
  const readAtHand = useReadVisitAtHand();
  const [side, setSide] = useState<HTMLElement | null>(null);
  const servicesAgain = useServicesAgain();
  const { data: card, problem } = useDeskQuery(deskQueries.premises.morningCard.queryOptions());
  const startNew = () => {
    servicesAgain.drop();
    atHand.drop();
    focusField(clientFieldId('nationalCode'));
    focusField(clientFieldId('legalId'));
    focusField(clientFieldId('documentNumber'));
  };
  // Who went on to another visit before the answer came stays there.
  const leave = (visitId: string | null) => {
    if (readAtHand() === visitId) startNew();
  };
  // What was asked for while the day was not open is not kept for a later look at the counter.
  useEffect(() => useHandOver.getState().close, []);
  useKeyCommand('newVisit', startNew);
  // One level back: the visit stays as it is, among those of the day.
  useKeyCommand('back', startNew, { isEnabled: atHand.value !== null });

  const isOpen = card?.state === 'open';
  return (
    <WithFoot>
      <PageHeader
        title={text('visits.counter')}
        {...(card === undefined ? {} : { description: <DateText day={card.day} /> })}
        secondary={
          <>
            {isOpen ? <HandOverDesk /> : null}
            <Button keyHint={keyBindings.newVisit.hint} onPress={startNew}>
              {text('visits.new')}
            </Button>
          </>
        }
      />
      <div className={styles.counter}>
        <div className={styles.steps}>
          <ProblemNotice problem={problem} />
          {card === undefined || isOpen ? null : <DayNotice state={card.state} />}
          {card !== undefined && atHand.value !== null ? (
            <SideSpot value={side}>
              <HeldNotice day={card.day} visitId={atHand.value} />
              <VisitSteps
                key={atHand.value}
                visitId={atHand.value}
                isDayOpen={isOpen}
                today={card.day}
                onNext={() => leave(atHand.value)}
              />
            </SideSpot>
          ) : isOpen ? (
            <StartVisit />
          ) : null}
        </div>
        <aside className={styles.side}>
          {/* Beside the form: an offer that comes while somebody types moves no field. */}
          {isOpen ? <DeskHandovers day={card.day} /> : null}
          {isOpen ? <QueueDesk onCalled={startNew} /> : null}
          <OneKeyActs key={atHand.value} visitId={atHand.value} />
          <div ref={setSide} className={styles.visitActs} />
          {card === undefined ? null : (
            <DayVisits day={card.day} selected={atHand.value} onSelect={atHand.keep} />
          )}
        </aside>
      </div>
    </WithFoot>
  );
}

/** A visit that a colleague took over says so, wherever it stands open still. */
function HeldNotice({ day, visitId }: { day: string; visitId: string }) {
  const text = useText();
  const name = useHolders(day).get(visitId);
  return name === undefined ? null : <Notice tone="warn" title={text('handovers.isWith', { name })} />;
}

/** Why nothing can be done here, and where the day is opened. */
function DayNotice({ state }: { state: DayState }) {
  const text = useText();
  const navigate = useNavigate();
  const toMorning = (
    <Button onPress={() => void navigate({ to: '/' })}>{text('visits.toMorningCard')}</Button>
  );
  return state === 'closed' ? (
    <Notice tone="info" title={text('visits.dayClosed')}>
      {text('visits.dayClosedWhat')}
    </Notice>
  ) : (
    <Notice tone="warn" title={text('visits.dayNotOpen')} actions={toMorning}>
      {text('visits.dayNotOpenWhat')}
    </Notice>
  );
}
