// The slip of a POS payment: designated terminal, reference numbers, card, amount (prefilled with what is due, so that
// two payments can share it). A reference number that was used before shows where.
import { CreditCard } from 'lucide-react';
import type { ClipboardEvent } from 'react';
import { typedReasons } from '#core/counter/payments/terminal-sales/contract.ts';
import { readPosSlip } from '#core/foundation/identifiers/pos-slip.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import type { Draft } from '#renderer/frame/drafts.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useWhenThere } from '#renderer/frame/use-when-there.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { enterMovesOn } from '#renderer/ui/enter-moves-on.ts';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RialField } from '#renderer/ui/rial-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { useLastTerminal } from './last-terminal.ts';
import styles from './payments.module.css';
import {
  amountOf,
  emptySlip,
  type SlipDraft,
  type SlipField,
  type SlipTerminal,
  slipFields,
  slipProblem,
  slipToSend,
} from './slip-draft.ts';
import { useRememberedTerminal, useTerminals } from './use-terminals.ts';

type SlipFormProps = { visitId: string; due: number; draft: Draft<SlipDraft> };

/** Id of a field's control, for links from the error summary. */
export const slipFieldId = (field: SlipField): string => `payment-${field}`;

/** The slip as it is typed, what is wrong with it, and sending it. */
function useSlip({ visitId, due, draft }: SlipFormProps) {
  const text = useText();
  const lastTerminal = useLastTerminal();
  const recording = useDeskCommand(desk.payments.record.mutate);
  const { data: terminals, problem } = useTerminals();
  const inForce = terminals?.filter((terminal) => terminal.inForce) ?? [];
  const remembered = useRememberedTerminal();
  const slip = { ...draft.value, terminalId: draft.value.terminalId ?? remembered };
  const change = (part: Partial<SlipDraft>) => draft.keep({ ...slip, ...part });
  const chosen = inForce.find(({ terminalId }) => terminalId === slip.terminalId);
  const terminal: SlipTerminal = {
    isConnected: chosen !== undefined && chosen.connection !== null,
    rrnDigits: chosen?.rrnDigits ?? 12,
  };
  const isOver = (amountOf(slip, due) ?? 0) > due;
  const problemOf = (field: SlipField): string | undefined => {
    const id = slipProblem(field, slip, due, terminal);
    return id === null ? undefined : text(id);
  };
  const { summary, wasSent, send } = useFieldProblems(
    Object.fromEntries(slipFields.map((field) => [slipFieldId(field), problemOf(field)])),
  );
  /** A number that is as long as it should be is judged at once; the rest when the form is sent. */
  const shown = (field: SlipField, isDue = false) => (wasSent || isDue ? problemOf(field) : undefined);

  // Which terminal is meant when nobody chose one is known once they were read: until then none is missing.
  const { press: record, isWaiting } = useWhenThere(terminals !== undefined, () => void sendSlip());
  const sendSlip = async () => {
    send();
    const input = slipToSend(visitId, slip, due, terminal);
    if (input === null) return;
    const done = await recording.run(input);
    if (done === null) return;
    lastTerminal.keep(slip.terminalId);
    if (done.due > 0) draft.keep({ ...emptySlip, mode: 'pos' });
    else draft.drop();
  };
  /** A whole slip that was pasted into any of the fields fills what it says; a single number is the field's own. */
  const takeSlip = (event: ClipboardEvent) => {
    const pasted = readPosSlip(
      event.clipboardData.getData('text'),
      inForce.map(({ terminalId }) => terminalId),
      inForce.some(({ rrnDigits }) => rrnDigits === 10) ? 10 : 12,
    );
    if (Object.keys(pasted).length < 2) return;
    event.preventDefault();
    change(pasted);
  };
  return {
    slip,
    change,
    terminals,
    problem,
    inForce,
    isOver,
    terminal,
    summary,
    shown,
    record,
    takeSlip,
    isPending: recording.isPending || isWaiting,
    refusal: recording.problem,
  };
}

export function SlipForm(props: SlipFormProps) {
  const text = useText();
  const { due } = props;
  const { slip, change, terminals, problem, inForce, isOver, terminal, shown, record, ...form } =
    useSlip(props);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (terminals !== undefined && inForce.length === 0) {
    return <Notice tone="bad">{text('payments.noTerminal')}</Notice>;
  }
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={enterMovesOn(record)}
      onPasteCapture={form.takeSlip}
    >
      <ScreenPrimary
        label={text('payments.record')}
        icon={CreditCard}
        onPress={record}
        isPending={form.isPending}
      />
      {form.refusal === null ? null : <RecordProblem problem={form.refusal} />}
      <ErrorSummary {...form.summary} />
      <p className={styles.paste}>{text('payments.pasteHint')}</p>
      <FieldRow>
        <Select
          id={slipFieldId('terminalId')}
          label={text('payments.terminal')}
          choices={inForce.map(({ terminalId, psp }) => ({
            value: terminalId,
            label: text('payments.terminalNamed', { terminal: terminalId, psp }),
          }))}
          isLoading={terminals === undefined}
          value={slip.terminalId}
          onChange={(terminalId) => change({ terminalId })}
          problem={shown('terminalId')}
        />
        <DigitsField
          id={slipFieldId('rrn')}
          label={text('payments.rrn')}
          length={terminal.rrnDigits}
          value={slip.rrn}
          onChange={(rrn) => change({ rrn })}
          problem={shown('rrn', slip.rrn.length > 12)}
        />
        <DigitsField
          id={slipFieldId('stan')}
          label={text('payments.stan')}
          length={6}
          value={slip.stan}
          onChange={(stan) => change({ stan })}
          problem={shown('stan', slip.stan.length > 6)}
          isOptional
        />
        <TextField
          id={slipFieldId('card')}
          label={text('payments.card')}
          hint={text('payments.cardHint')}
          value={slip.card}
          onChange={(card) => change({ card })}
          autoComplete="off"
          appearance="identifier"
          problem={shown('card')}
          isOptional
        />
        <RialField
          id={slipFieldId('amount')}
          label={text('payments.amount')}
          rials={amountOf(slip, due)}
          onChange={(amount) => change({ amount })}
          problem={shown('amount', isOver)}
        />
        {terminal.isConnected ? (
          <Select
            id={slipFieldId('typedBecause')}
            label={text('payments.typedBecause')}
            choices={typedReasons.map((value) => ({ value, label: text(`payments.typed.${value}`) }))}
            value={slip.typedBecause}
            onChange={(typedBecause) => change({ typedBecause })}
            problem={shown('typedBecause')}
          />
        ) : null}
      </FieldRow>
      {isOver ? (
        <Checkbox isSelected={slip.asTaken} onChange={(asTaken) => change({ asTaken })}>
          {text('payments.asTaken')}
        </Checkbox>
      ) : null}
    </form>
  );
}

/** A refusal; of a reference number that was used before, with the way to its first use. */
function RecordProblem({ problem }: { problem: Problem }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  if (problem.code !== 'RRN_ALREADY_USED') return <ProblemNotice problem={problem} takesFocus />;
  const { visitId, visitNumber, at, amount } = problem.params;
  return (
    <ProblemNotice
      takesFocus
      problem={problem}
      actions={
        <>
          <span>
            <TimeText at={at} withDay /> (<MoneyText rials={amount} />)
          </span>
          <Button isDense onPress={() => openAtCounter(visitId)}>
            {text('payments.openFirstUse', { number: visitNumber })}
          </Button>
        </>
      }
    />
  );
}
