// Matching by hand: what has no partner, what may be its partner, and what the choice would change.
import { useEffect, useId, useRef, useState } from 'react';
import type { Candidate } from '#core/closing/day-close/by-hand/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import styles from './match.module.css';
import { MatchCandidates, SeenNumbers } from './match-candidates.tsx';
import { MatchEffect } from './match-effect.tsx';
import { candidateKey } from './match-filter.ts';
import { AddRow, MatchKept } from './match-kept.tsx';

type MatchDialogProps = {
  day: string;
  /** A payment, or a row of the report. */
  itemId: string;
  onMatched: () => void;
  onClose: () => void;
};

/** What may be the partner, what of it is chosen, and what the choice would change. */
function useMatch({ day, itemId, onMatched }: MatchDialogProps) {
  const filter = useDraft(`day-close.match.${itemId}`, '');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [keptKeys, setKeptKeys] = useState<readonly string[]>([]);
  const { data: choice, problem } = useDeskQuery(
    deskQueries.dayClose.candidates.queryOptions({ day, itemId }),
  );
  const candidates = choice?.candidates ?? [];
  const picked = (key: string) => candidates.filter((candidate) => candidateKey(candidate) === key);
  const kept = keptKeys.flatMap(picked);
  const chosen = chosenKey === null ? [] : picked(chosenKey);
  const pair = pairOf(itemId, [...kept, ...chosen]);
  const { data: effect, problem: effectProblem } = useDeskQuery(
    deskQueries.dayClose.tryMatch.queryOptions({
      day,
      paymentId: pair?.paymentId ?? '',
      rowIds: pair?.rowIds ?? [],
    }),
    { isEnabled: pair !== null },
  );
  const matching = useDeskCommand(desk.dayClose.matchByHand.mutate);
  const shownEffect = pair === null ? null : (effect ?? null);
  const canMatch = shownEffect?.isPossible === true && shownEffect.far === null;
  const match = async () => {
    if (pair === null || !canMatch || matching.isPending) return;
    if ((await matching.run({ day, ...pair })) === null) return;
    filter.drop();
    onMatched();
  };
  return {
    choice,
    filter,
    open: candidates.filter((one) => !keptKeys.includes(candidateKey(one))),
    kept,
    chosen,
    chosenKey,
    choose: setChosenKey,
    keep: () => {
      if (chosenKey !== null) setKeptKeys([...keptKeys, chosenKey]);
      setChosenKey(null);
    },
    dropKept: (dropped: string) => setKeptKeys(keptKeys.filter((key) => key !== dropped)),
    effect: shownEffect,
    canMatch,
    match,
    isMatching: matching.isPending,
    refusal: matching.problem,
    failed: problem ?? effectProblem ?? matching.problem,
  };
}

type Matching = ReturnType<typeof useMatch>;
type Choice = NonNullable<Matching['choice']>;

export function MatchDialog(props: MatchDialogProps) {
  const text = useText();
  const confirm = useRef<HTMLButtonElement>(null);
  const matching = useMatch(props);
  const { choice, chosenKey, failed, effect } = matching;
  const isClean = matching.canMatch && effect?.stillWrong.length === 0;
  // Enter chooses, and where nothing is left to think about Enter again confirms.
  useEffect(() => {
    if (isClean && chosenKey !== null) confirm.current?.focus();
  }, [isClean, chosenKey]);
  return (
    <Dialog
      title={text('dayClose.match.title')}
      isOpen
      isWide
      onClose={props.onClose}
      actions={
        <>
          <Button
            kind="primary"
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void matching.match()}
            isDisabled={!matching.canMatch}
            isPending={matching.isMatching}
            ref={confirm}
          >
            {text('dayClose.match.confirm')}
          </Button>
          <Button onPress={props.onClose}>{text('ui.cancel')}</Button>
        </>
      }
    >
      {failed === null ? null : <ProblemNotice problem={failed} takesFocus={failed === matching.refusal} />}
      {choice === undefined ? null : (
        <>
          <Subject subject={choice.subject} />
          {choice.count === 0 ? (
            <EmptyState title={text('dayClose.match.none')} why={text('dayClose.match.noneWhy')} />
          ) : (
            <Partners day={props.day} choice={choice} matching={matching} />
          )}
        </>
      )}
    </Dialog>
  );
}

function Subject({ subject }: { subject: Choice['subject'] }) {
  const text = useText();
  return (
    <div className={styles.subject}>
      <p className={styles.name}>
        {text(subject.paymentId === null ? 'dayClose.match.ofRow' : 'dayClose.match.ofPayment')}
      </p>
      <p className={styles.first}>
        <span className={styles.amount}>
          <MoneyText rials={subject.amount} />
        </span>
        <span>
          <DateText day={subject.seen.date} style="numeric" />{' '}
          {subject.seen.time === null ? null : <ClockText time={subject.seen.time} />}
        </span>
      </p>
      <SeenNumbers seen={subject.seen} />
    </div>
  );
}

/** What may be its partner, what is already put beside it, and what the choice would change. */
function Partners({ day, choice, matching }: { day: string; choice: Choice; matching: Matching }) {
  const text = useText();
  const filterId = useId();
  return (
    <>
      <MatchKept kept={matching.kept} onDrop={matching.dropKept} />
      <MatchCandidates
        filterId={filterId}
        day={day}
        candidates={matching.open}
        typed={matching.filter.value}
        onType={matching.filter.keep}
        chosen={matching.chosenKey}
        onChoose={matching.choose}
      />
      {choice.count > choice.candidates.length ? (
        <p className={styles.soft}>{text('dayClose.match.notAll', { count: choice.count })}</p>
      ) : null}
      {choice.subject.paymentId === null || matching.chosen.length === 0 ? null : (
        <AddRow
          chosen={[...matching.kept, ...matching.chosen].reduce((sum, { amount }) => sum + amount, 0)}
          wanted={choice.subject.amount}
          onAdd={() => {
            matching.keep();
            document.getElementById(filterId)?.focus();
          }}
        />
      )}
      <MatchEffect effect={matching.effect} isSeveral={matching.kept.length > 0} />
    </>
  );
}

/** The payment and rows that are chosen, or null. A transaction of several rows is named by its first. */
function pairOf(itemId: string, chosen: readonly Candidate[]) {
  const [first] = chosen;
  if (first === undefined) return null;
  if (first.paymentId !== null) return { paymentId: first.paymentId, rowIds: [itemId] };
  return { paymentId: itemId, rowIds: chosen.flatMap(({ pspRowIds: [rowId] }) => rowId ?? []) };
}
