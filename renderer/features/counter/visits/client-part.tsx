// Step 1 of an open visit: who the client is, in one line, with masks; what else can be done of the visit stands at the side. The full
// identifier is shown on request only, and the view itself is journalled (D16).
import { Ban, History, MessageCircleQuestionMark, PencilLine, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import type { ClientHistory } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MaskedText } from '#renderer/ui/masked-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { VisitComplaints } from '../complaints/visit-complaints.tsx';
import { CancelVisitDialog } from './cancel-visit-dialog.tsx';
import { ClientHistoryDialog } from './client-history-dialog.tsx';
import { CorrectClientDialog } from './correct-client-dialog.tsx';
import { CorrectWho } from './correct-who-dialog.tsx';
import styles from './counter.module.css';
import { OnlyAskedDialog } from './only-asked-dialog.tsx';
import { SideActs } from './side-acts.tsx';
import { lanePartId } from './visit-lane.tsx';
import { VisitStateLabel } from './visit-state.tsx';

type ClientPartProps = {
  visit: VisitView;
  canCancel: boolean;
  /** It is a visit of today: the list beside it says its time. */
  isToday: boolean;
  /** The visit was ended as one in which the client only asked. */
  onAsked: () => void;
  /** Adds somebody to the visit; null where nobody is added any more. */
  onAdd: (() => void) | null;
};

export function ClientPart({ visit, canCancel, isToday, onAsked, onAdd }: ClientPartProps) {
  const text = useText();
  const [isCorrecting, setIsCorrecting] = useState(false);
  const canCorrect = canCancel && visit.forms[0]?.identity?.outcome !== 'verified';
  const [isCancelling, setIsCancelling] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  // What was ever charged was perhaps served.
  const canAsk =
    canCancel && (visit.state === 'open' || visit.state === 'verified') && visit.account.charges.length === 0;
  const opening = useDeskCommand(desk.visits.clientHistory.mutate);
  const [history, setHistory] = useState<ClientHistory | null>(null);
  const openHistory = async () => setHistory(await opening.run({ visitId: visit.visitId }));
  return (
    <section
      id={lanePartId('client')}
      tabIndex={-1}
      className={styles.client}
      aria-label={text('visits.step.client')}
    >
      <h2 className="visually-hidden">{text('visits.step.client')}</h2>
      <ClientFacts visit={visit} />
      <span className={styles.status}>
        <VisitStateLabel visit={{ ...visit.account, state: visit.state }} />
        {isToday ? null : (
          <span>
            <DateText day={visit.day} style="numeric" /> <TimeText at={visit.at} />
          </span>
        )}
      </span>
      <div className={styles.said}>
        <ProblemNotice problem={opening.problem} takesFocus />
      </div>
      <div className={styles.said}>
        <VisitComplaints complaints={visit.complaints} />
      </div>
      <SideActs>
        {onAdd === null ? null : <AddButton onPress={onAdd} />}
        <Button
          isDense
          kind="quiet"
          icon={History}
          isPending={opening.isPending}
          onPress={() => void openHistory()}
        >
          {text('visits.history')}
        </Button>
        {canAsk ? (
          <Button isDense kind="quiet" icon={MessageCircleQuestionMark} onPress={() => setIsAsking(true)}>
            {text('visits.onlyAsked')}
          </Button>
        ) : null}
        {canCancel ? (
          <Button isDense kind="quiet" icon={Ban} onPress={() => setIsCancelling(true)}>
            {text('visits.cancel')}
          </Button>
        ) : null}
        {canCorrect ? (
          <Button isDense kind="quiet" icon={PencilLine} onPress={() => setIsCorrecting(true)}>
            {text('visits.correct')}
          </Button>
        ) : null}
        <CorrectWho visit={visit} isToday={isToday} />
      </SideActs>
      {history === null ? null : <ClientHistoryDialog history={history} onClose={() => setHistory(null)} />}
      {isCorrecting ? (
        <CorrectClientDialog
          visitId={visit.visitId}
          clientType={visit.clientType}
          representativePost={visit.representativePost}
          onClose={() => setIsCorrecting(false)}
        />
      ) : null}
      {isAsking ? (
        <OnlyAskedDialog visitId={visit.visitId} onDone={onAsked} onClose={() => setIsAsking(false)} />
      ) : null}
      {isCancelling ? (
        <CancelVisitDialog visitId={visit.visitId} onClose={() => setIsCancelling(false)} />
      ) : null}
    </section>
  );
}

function AddButton({ onPress }: { onPress: () => void }) {
  const text = useText();
  return (
    <Button isDense kind="quiet" icon={UserPlus} keyHint={keyBindings.addPerson.hint} onPress={onPress}>
      {text('visits.addPerson')}
    </Button>
  );
}

/** Who the client is, with masks; the full identifier is shown on request. */
function ClientFacts({ visit }: Pick<ClientPartProps, 'visit'>) {
  const text = useText();
  const revealing = useDeskCommand(desk.visits.revealIdentifier.mutate);
  const [shown, setShown] = useState<{ identifier: string; mobile: string } | null>(null);
  const role = `identity.option.${visit.matterRole}`;
  const reveal = async () => setShown(await revealing.run({ visitId: visit.visitId }));
  const { number, clientName: name, others } = visit;
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={text('visits.number')}>
          {text('visits.numberedJoint', { desk: visit.deskNumber, number, name, others })}
        </Fact>
        <Fact name={text('visits.clientType')}>{text(`visits.type.${visit.clientType}`)}</Fact>
        <Fact name={text('visits.identifier')}>
          <span className={styles.shown}>
            <MaskedText
              masked={visit.identifierMasked}
              whole={shown?.identifier ?? null}
              reveal={text('visits.reveal')}
              what={text('visits.revealWhat')}
              isPending={revealing.isPending}
              onReveal={() => void reveal()}
            />
          </span>
        </Fact>
        <Fact name={text('visits.field.mobile')}>
          <Bdi>{shown?.mobile ?? visit.mobileMasked}</Bdi>
        </Fact>
        {isMessageId(role) ? <Fact name={text('visits.field.matterRole')}>{text(role)}</Fact> : null}
        {visit.actsFor === '' ? null : <Fact name={text('visits.actsFor')}>{visit.actsFor}</Fact>}
        {visit.representativePost === null ? null : (
          <Fact name={text('visits.field.representativePost')}>
            {text(`visits.post.${visit.representativePost}`)}
          </Fact>
        )}
      </dl>
      <div className={styles.said}>
        <ProblemNotice problem={revealing.problem} takesFocus />
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
