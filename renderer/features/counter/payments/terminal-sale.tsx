// What is due goes to the connected terminal, and its answer comes by itself (D2.105). Nobody types an amount, and what is not known is
// asked about, never sent again (D2.106).
import { CreditCard, RefreshCw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AttemptView } from '#core/counter/payments/terminal-sales/contract.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AmountRing } from './amount-ring.tsx';
import styles from './terminal-sale.module.css';
import { type Sale, useSale } from './use-sale.ts';
import { useTerminals } from './use-terminals.ts';

export const sendFieldId = 'payment-send';

type TerminalSaleProps = {
  sale: Sale;
  terminalId: string;
  onTerminal: (terminalId: string) => void;
  /** Typed from the slip all the same. */
  onTyped: () => void;
};

export function TerminalSale({ sale, terminalId, onTerminal, onTyped }: TerminalSaleProps) {
  const text = useText();
  const { open, others, ended, asking } = sale;
  const isPending = asking.isPending || !sale.isKnown;
  const wasOpen = useRef(false);
  // What was looked at is gone: the amount can be sent again. Whoever works elsewhere meanwhile stays there.
  useEffect(() => {
    if (open === null && wasOpen.current && isFocusFree()) focusField(sendFieldId);
    wasOpen.current = open !== null;
  }, [open]);
  return (
    <div className={styles.sale}>
      <ProblemNotice problem={asking.problem ?? sale.inquiring.problem} takesFocus />
      {open === null ? (
        <>
          {ended === null ? null : <Ended attempt={ended} />}
          <div className={styles.begin}>
            <TerminalChoice terminalId={terminalId} onTerminal={onTerminal} />
            <Button
              id={sendFieldId}
              icon={CreditCard}
              keyHint={keyBindings.payment.hint}
              onPress={() => void sale.send()}
              isPending={isPending}
            >
              {text('payments.sendAmount')}
            </Button>
            <Button kind="quiet" onPress={onTyped}>
              {text('payments.typeInstead')}
            </Button>
          </div>
          <ScreenPrimary
            label={text(ended === null ? 'payments.sendAmount' : 'payments.sendAgain')}
            icon={CreditCard}
            onPress={() => void sale.send()}
            isPending={isPending}
          />
        </>
      ) : (
        <OpenSale key={`${open.attemptId} ${open.state}`} sale={sale} attempt={open} onTyped={onTyped} />
      )}
      {others.map((attempt) => (
        <Unknown key={attempt.attemptId} attempt={attempt} />
      ))}
    </div>
  );
}

/** Sales of a visit that is paid otherwise, and of which nothing is certain: what comes of them goes back to the client. */
export function OpenSales({ visitId }: { visitId: string }) {
  const text = useText();
  const sale = useSale(visitId, null);
  const all = sale.open === null ? [] : [sale.open, ...sale.others];
  return all.map((attempt) => (
    <div key={attempt.attemptId} className={styles.sale}>
      <ProblemNotice problem={sale.inquiring.problem} takesFocus />
      <Unknown attempt={attempt} />
      <div>
        <Button
          icon={RefreshCw}
          onPress={() => void sale.inquire(attempt.attemptId)}
          isPending={attempt.isWaiting || sale.inquiring.isPending}
        >
          {text('payments.askResult')}
        </Button>
      </div>
    </div>
  ));
}

/** Which terminal is asked; said only where there is a choice. */
function TerminalChoice({ terminalId, onTerminal }: Pick<TerminalSaleProps, 'terminalId' | 'onTerminal'>) {
  const text = useText();
  const { data: terminals = [] } = useTerminals();
  const inForce = terminals.filter((terminal) => terminal.inForce);
  if (inForce.length < 2) return <p>{text('payments.terminalAsked', { terminal: terminalId })}</p>;
  return (
    <Select
      id="payment-terminal"
      label={text('payments.terminal')}
      choices={inForce.map((one) => ({
        value: one.terminalId,
        label: text('payments.terminalNamed', { terminal: one.terminalId, psp: one.psp }),
      }))}
      value={terminalId}
      onChange={onTerminal}
    />
  );
}

/** How the last attempt ended, when no money came of it. */
function Ended({ attempt: { state, reason } }: { attempt: AttemptView }) {
  const text = useText();
  const said = { reason: reason ?? '' };
  switch (state) {
    case 'declined':
      return <Notice tone="bad">{text('payments.end.declined', said)}</Notice>;
    case 'not_sent':
      return <Notice tone="warn">{text('payments.end.notSent')}</Notice>;
    case 'not_recorded':
      return <Notice tone="warn">{text('payments.end.notRecorded')}</Notice>;
    default:
      return <Notice tone="info">{text('payments.end.cancelled')}</Notice>;
  }
}

type OpenSaleProps = { sale: Sale; attempt: AttemptView; onTyped: () => void };

function OpenSale({ sale, attempt, onTyped }: OpenSaleProps) {
  const text = useText();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const { attemptId, state } = attempt;
  const isWaiting = attempt.isWaiting && state === 'asked';
  useKeyCommand('payment', onTyped, { isEnabled: state !== 'asked', isFirst: true });
  return (
    <div ref={panel} tabIndex={-1} className={styles.panel} data-state={state}>
      {isWaiting ? <Waiting sale={sale} attempt={attempt} /> : <Unknown attempt={attempt} />}
      <ScreenPrimary
        label={text('payments.askResult')}
        icon={RefreshCw}
        onPress={() => void sale.inquire(attemptId)}
        isPending={attempt.isWaiting || sale.inquiring.isPending}
      />
      {state === 'asked' ? null : (
        <div>
          <Button kind="quiet" keyHint={keyBindings.payment.hint} onPress={onTyped}>
            {text('payments.typeInstead')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The terminal has the amount: the card and its PIN are waited for. Esc takes it back as long as no card was read. */
function Waiting({ sale, attempt }: Pick<OpenSaleProps, 'sale' | 'attempt'>) {
  const text = useText();
  const [isTooLate, setTooLate] = useState(false);
  const { attemptId, at, terminalId } = attempt;
  const cancel = async () => setTooLate(await sale.cancel(attemptId));
  useKeyCommand('back', () => void cancel(), { isEnabled: !isTooLate, isFirst: true });
  return (
    <>
      <div className={styles.wait}>
        <AmountRing since={at} />
        <div>
          <p className={styles.next}>{text('payments.waitCard')}</p>
          <p className={styles.soft}>{text('payments.waitWhat', { terminal: terminalId })}</p>
          <p className={styles.soft}>{text('payments.waitLost')}</p>
        </div>
      </div>
      {isTooLate ? <Notice tone="info">{text('payments.tooLate')}</Notice> : null}
      <div className={styles.tools}>
        <Button icon={X} keyHint={keyBindings.back.hint} onPress={() => void cancel()} isDisabled={isTooLate}>
          {text('payments.cancelAsking')}
        </Button>
        <span className={styles.soft}>{text('payments.nextMeanwhile')}</span>
      </div>
    </>
  );
}

/** What became of the money is not known, or is known and could not be recorded. */
function Unknown({ attempt: { state, amount, terminalId, at, rrn, isWaiting } }: { attempt: AttemptView }) {
  const text = useText();
  const facts = (
    <p>
      <MoneyText rials={amount} /> {text('payments.onTerminalAt', { terminal: terminalId })}{' '}
      <TimeText at={at} />
    </p>
  );
  if (state === 'approved')
    return (
      <Notice tone="bad" title={text('payments.approvedTitle')}>
        {facts}
        <p>{text('payments.approvedWhat', { rrn: rrn ?? '' })}</p>
      </Notice>
    );
  if (state === 'asked')
    return (
      <Notice tone="info" title={text('payments.askedElsewhere')}>
        {facts}
      </Notice>
    );
  return (
    <Notice tone="warn" title={text('payments.unknown')}>
      {facts}
      <p>{text(isWaiting ? 'payments.unknownAsking' : 'payments.unknownWhat')}</p>
    </Notice>
  );
}
