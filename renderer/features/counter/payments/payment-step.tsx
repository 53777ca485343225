// Step 4: how the fee was settled. Nothing is chosen beforehand: paid on the POS, exempt by a listed code, or left
// unpaid and cancelled. There is no cash (D3).
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenTotal } from '#renderer/frame/screen-primary.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useWhenThere } from '#renderer/frame/use-when-there.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { PaymentList } from './payment-list.tsx';
import styles from './payments.module.css';
import { emptySlip, type PaymentMode, type SlipDraft } from './slip-draft.ts';
import { SlipForm, slipFieldId } from './slip-form.tsx';
import { OpenSales, sendFieldId, TerminalSale } from './terminal-sale.tsx';
import { useConnectedTerminal, useSale } from './use-sale.ts';
import { useRememberedTerminal, useTerminals } from './use-terminals.ts';

const modes = ['pos', 'exempt', 'unpaid'] as const satisfies readonly PaymentMode[];
const modeFieldId = 'payment-mode';

type RecoveryOptions = {
  /** The client is exempt: the charge has to be made anew with a code. */
  onExempt: () => void;
  /** It stays unpaid: the visit has to be cancelled. */
  onUnpaid: () => void;
};
/** A paid visit of which the terminal took money once more: recorded as it was, all of it goes back. */
export type SwipedAgain = { isOpen: boolean; turn: (isOpen: boolean) => void };
type PaymentStepProps = RecoveryOptions & {
  visit: VisitView;
  isPayable: boolean;
  canReverse: boolean;
  /** Missing where nothing was paid yet. */
  again: SwipedAgain | undefined;
};

export function PaymentStep({ visit, isPayable, canReverse, again, ...waysOut }: PaymentStepProps) {
  const text = useText();
  const { account } = visit;
  return (
    <>
      {account.payments.length === 0 ? null : <PaymentList visit={visit} canReverse={canReverse} />}
      {account.due > 0 ? (
        <ScreenTotal label={text('payments.due')} rials={account.due} />
      ) : account.charged > 0 ? (
        <Notice tone="good">{text('payments.nothingDue')}</Notice>
      ) : null}
      {isPayable ? (
        <Settle key={account.payments.length} visit={visit} {...waysOut} />
      ) : (
        <OpenSales visitId={visit.visitId} />
      )}
      {again === undefined ? null : again.isOpen ? (
        <SecondSwipe key={account.payments.length} visitId={visit.visitId} onBack={() => again.turn(false)} />
      ) : (
        <div>
          <Button kind="quiet" onPress={() => again.turn(true)}>
            {text('payments.again')}
          </Button>
        </div>
      )}
    </>
  );
}

function SecondSwipe({ visitId, onBack }: { visitId: string; onBack: () => void }) {
  const text = useText();
  const draft = useDraft<SlipDraft>(`counter.again.${visitId}`, { ...emptySlip, mode: 'pos', amount: null });
  useEffect(() => focusField(slipFieldId('terminalId')), []);
  return (
    <div className={styles.form}>
      <Notice tone="warn" actions={<Button onPress={onBack}>{text('ui.cancel')}</Button>}>
        {text('payments.againWhat')}
      </Notice>
      <SlipForm visitId={visitId} due={0} draft={draft} />
    </div>
  );
}

/** Who else was charged today and has not paid: each visit has a swipe of its own, and that is said before it (D2.81). */
function useOthersWaiting({ visitId, day }: VisitView): string[] {
  const today = useToday();
  // The list of another day would be a look at its clients.
  const { data: rows = [] } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day }), {
    isEnabled: day === today,
  });
  return rows.flatMap((row) => (row.state === 'charged' && row.visitId !== visitId ? [row.clientName] : []));
}

function Settle({ visit, onExempt, onUnpaid }: RecoveryOptions & { visit: VisitView }) {
  const text = useText();
  const { visitId, account } = visit;
  const draft = useDraft<SlipDraft>(`counter.payment.${visitId}`, emptySlip);
  const intl = useIntl();
  const { data: tariff } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  // Exempt is only who the tariff exempts: where it has no codes there is no such way.
  const hasCodes = (tariff?.reductions ?? []).length > 0;
  const isOffered = (value: PaymentMode) => value !== 'exempt' || hasCodes;
  const { isTyped } = draft.value;
  const connected = useConnectedTerminal(draft.value.terminalId);
  const sale = useSale(visitId, connected);
  // Money that is on its way is what is at hand, whatever was chosen before.
  const mode = sale.open === null ? draft.value.mode : 'pos';
  const choose = (chosen: PaymentMode) => draft.keep({ ...draft.value, mode: chosen });
  const isAsked = !isTyped && (connected !== null || sale.open !== null);

  useEffect(() => focusField(modeFieldId), []);
  const terminal = useRememberedTerminal();
  // A terminal that is remembered needs no key: the slip begins with its reference number.
  const first = isAsked ? sendFieldId : slipFieldId(terminal === null ? 'terminalId' : 'rrn');
  useEffect(() => {
    if (mode === 'pos') focusField(first);
  }, [mode, first]);
  // Whether the terminal can be asked is known once both were read: a key that was quicker is not lost.
  const { data: terminals } = useTerminals();
  const { press } = useWhenThere(terminals !== undefined && sale.isKnown, () => {
    if (isAsked && sale.open === null) void sale.send();
  });
  useKeyCommand('payment', () => {
    choose('pos');
    // At once: whoever types on meanwhile keeps the focus.
    focusField(first);
    press();
  });
  const others = useOthersWaiting(visit);
  return (
    <div className={styles.form}>
      {others.length === 0 ? null : (
        <Notice tone="info">{text('payments.ownSwipe', { names: intl.formatList(others) })}</Notice>
      )}
      <RadioGroup
        id={modeFieldId}
        label={text('payments.mode')}
        choices={modes.filter(isOffered).map((value) => ({ value, label: text(`payments.mode.${value}`) }))}
        value={mode}
        onChange={choose}
        isInline
      />
      {mode !== 'pos' ? null : isAsked ? (
        <TerminalSale
          sale={sale}
          terminalId={sale.open?.terminalId ?? connected ?? ''}
          onTerminal={(terminalId) => draft.keep({ ...draft.value, mode: 'pos', terminalId })}
          onTyped={() =>
            draft.keep({
              ...draft.value,
              ...{ mode: 'pos', isTyped: true, terminalId: sale.open?.terminalId ?? connected },
              typedBecause: sale.open === null ? null : 'result_unknown',
            })
          }
        />
      ) : (
        <>
          <SlipForm visitId={visitId} due={account.due} draft={draft} />
          {isTyped && connected !== null ? (
            <div>
              <Button kind="quiet" onPress={() => draft.keep({ ...draft.value, isTyped: false })}>
                {text('payments.backToTerminal')}
              </Button>
            </div>
          ) : null}
        </>
      )}
      {mode === 'exempt' ? (
        <Notice tone="info" actions={<Button onPress={onExempt}>{text('payments.exemptBack')}</Button>}>
          {text('payments.exemptWhat')}
        </Notice>
      ) : null}
      {mode === 'unpaid' ? (
        <Notice tone="info" actions={<Button onPress={onUnpaid}>{text('payments.unpaidCancel')}</Button>}>
          {text('payments.unpaidWhat')}
        </Notice>
      ) : null}
    </div>
  );
}
