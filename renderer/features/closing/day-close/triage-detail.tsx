// What is known of one thing that does not agree, its amount first and always in view, and every way to end it.
import { Check, Link2 } from 'lucide-react';
import { useState } from 'react';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { reasonsToSettle, type SettlementReason } from '#core/closing/day-close/ledger/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings, useDigitKeys, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Waiting, whatOf } from './difference-what.tsx';
import { ExceptionAmounts } from './exception-amounts.tsx';
import { ExceptionItemsDialog } from './exception-items-dialog.tsx';
import { ExceptionSight } from './exception-sight.tsx';
import { ExplainSign } from './explain-sign.tsx';
import { GoOn, type StepProps } from './go-on.tsx';
import { isOfVisit } from './kinds-of-visit.ts';
import { MatchDialog } from './match-dialog.tsx';
import { itemToMatch } from './match-filter.ts';
import { NearVisits, useVisitsBeside } from './near-visits.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { chosenBefore, suggestedReason } from './suggest-reason.ts';
import { SuggestedReason } from './suggested-reason.tsx';
import styles from './triage.module.css';
import { isDue, type TriageItem } from './triage.ts';

type TriageDetailProps = Pick<StepProps, 'onGoOn'> & {
  item: TriageItem;
  day: string;
  /** Which of the open ones it is; 0 for what asks for nothing. */
  place: { at: number; all: number };
  /** Everything that does not agree. */
  items: readonly TriageItem[];
  /** It is ended, or was matched. */
  onDone: () => void;
};

export function TriageDetail({ item, day, place, items, onDone, onGoOn }: TriageDetailProps) {
  const text = useText();
  const { exception, difference, rials } = item;
  const visits = useVisitsBeside(exception?.saw?.item ?? null);
  const suggestion = place.at === 0 ? null : suggestedReason(item, { visits, items });
  const isSign = exception !== null && exception.reasons.length > 0;
  return (
    <div className={styles.detail}>
      <div className={styles.head}>
        <h3>
          {exception !== null
            ? text(`dayClose.kind.${exception.kind}`)
            : difference === null
              ? null
              : text(whatOf(difference))}
        </h3>
        {place.at === 0 ? null : <span className={styles.soft}>{text('dayClose.triage.place', place)}</span>}
      </div>
      {rials === 0 ? null : (
        <p className={styles.amount}>
          <MoneyText rials={rials} />
        </p>
      )}
      {exception === null ? <OfLedger item={item} /> : <OfDay exception={exception} />}
      {difference === null ? null : <Waiting difference={difference} />}
      <Ways item={item} day={day} onDone={onDone} />
      <SuggestedReason item={item} suggestion={suggestion} />
      {isSign ? (
        <ExplainSign
          day={day}
          exception={exception}
          chosen={chosenBefore(exception, suggestion)}
          onDone={onDone}
        />
      ) : (
        <>
          {difference !== null && isDue(difference) ? <Reasons item={item} onDone={onDone} /> : null}
          <GoOn onGoOn={onGoOn} />
        </>
      )}
      {/* What is answered stays in view at 768; what it rests on may be scrolled to. */}
      <NearVisits visits={visits} rials={rials} />
    </div>
  );
}

function OfDay({ exception }: { exception: ExceptionView }) {
  return (
    <div className={styles.facts}>
      <ExceptionAmounts exception={exception} />
      <div>
        <ExceptionSight exception={exception} />
      </div>
    </div>
  );
}

function OfLedger({ item: { difference } }: Pick<TriageDetailProps, 'item'>) {
  if (difference === null) return null;
  const { number, terminalId, day, byName } = difference;
  return (
    <p>
      <DateText day={day} /> {terminalId === null ? null : <Bdi>{terminalId}</Bdi>}{' '}
      {number === null ? null : <Bdi>{number}</Bdi>} {byName}
    </p>
  );
}

/** Other ways than words: the match that is proposed or made by hand, the visit, the rows behind it. */
function Ways({
  item: { exception, difference },
  day,
  onDone,
}: Pick<TriageDetailProps, 'item' | 'day' | 'onDone'>) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const [open, setOpen] = useState<'items' | 'match' | null>(null);
  const confirming = useDeskCommand(desk.dayClose.confirmProposals.mutate);
  const itemId = exception === null ? null : itemToMatch(exception);
  useKeyCommand('matchByHand', () => setOpen('match'), { isEnabled: itemId !== null });
  const visitId =
    difference?.visitId ?? (exception !== null && isOfVisit(exception.kind) ? exception.visitId : null);
  const number = difference?.visitNumber ?? exception?.subject ?? '';
  const subject = exception?.saw?.item.rrn ?? exception?.subject ?? exception?.terminalId ?? '';
  const close = () => setOpen(null);
  const finish = () => {
    close();
    onDone();
  };
  const confirm = async (exceptionKey: string) => {
    if ((await confirming.run({ day, exceptionKeys: [exceptionKey] })) !== null) onDone();
  };
  return (
    <>
      <ProblemNotice problem={confirming.problem} takesFocus />
      <Actions>
        {exception?.kind === 'match_proposed' ? (
          <Button
            isDense
            icon={Check}
            onPress={() => void confirm(exception.key)}
            isPending={confirming.isPending}
            aria-label={text('dayClose.confirmOf', { subject })}
          >
            {text('dayClose.confirm')}
          </Button>
        ) : null}
        {itemId === null ? null : (
          <Button
            isDense
            icon={Link2}
            keyHint={keyBindings.matchByHand.hint}
            onPress={() => setOpen('match')}
            aria-label={text('dayClose.match.of', { subject })}
          >
            {text('dayClose.match')}
          </Button>
        )}
        {visitId === null ? null : (
          <Button
            isDense
            kind="quiet"
            onPress={() => openAtCounter(visitId)}
            aria-label={text('dayClose.toVisitOf', { number })}
          >
            {text('dayClose.toVisit')}
          </Button>
        )}
        {exception === null || exception.paymentIds.length + exception.pspRowIds.length === 0 ? null : (
          <Button
            isDense
            kind="quiet"
            onPress={() => setOpen('items')}
            aria-label={text('dayClose.items.of', { subject })}
          >
            {text('dayClose.items')}
          </Button>
        )}
      </Actions>
      {open !== 'items' || exception === null ? null : (
        <ExceptionItemsDialog day={day} exception={exception} onClose={close} />
      )}
      {open !== 'match' || itemId === null ? null : (
        <MatchDialog day={day} itemId={itemId} onMatched={finish} onClose={close} />
      )}
    </>
  );
}

/** Words end it: a digit chooses what was found, and the rest is asked for then. */
function Reasons({ item: { difference }, onDone }: Pick<TriageDetailProps, 'item' | 'onDone'>) {
  const text = useText();
  const [reason, setReason] = useState<SettlementReason | null>(null);
  const reasons = difference === null ? [] : reasonsToSettle(difference);
  useDigitKeys((digit) => setReason(reasons[digit - 1] ?? null));
  if (difference === null) return null;
  const close = (isSettled: boolean) => {
    setReason(null);
    if (isSettled) onDone();
  };
  return (
    <section aria-label={text('dayClose.settle')}>
      <h4>{text('dayClose.settleReason')}</h4>
      <div className={styles.reasons}>
        {reasons.map((value, place) => (
          <Button key={value} keyHint={String(place + 1)} onPress={() => setReason(value)}>
            {text(`dayClose.reason.${value}`)}
          </Button>
        ))}
      </div>
      {reason === null ? null : <SettleDialog difference={difference} reason={reason} onClose={close} />}
    </section>
  );
}
