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

export function MatchDialog({ day, itemId, onMatched, onClose }: MatchDialogProps) {
  const text = useText();
  const filterId = useId();
  const filter = useDraft(`day-close.match.${itemId}`, '');
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [keptKeys, setKeptKeys] = useState<readonly string[]>([]);
  const confirm = useRef<HTMLButtonElement>(null);
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
  const canMatch = shownEffect?.isPossible === true;
  const isClean = canMatch && shownEffect.stillWrong.length === 0;
  // Enter chooses, and where nothing is left to think about Enter again confirms.
  useEffect(() => {
    if (isClean && chosenKey !== null) confirm.current?.focus();
  }, [isClean, chosenKey]);
  const keep = () => {
    if (chosenKey !== null) setKeptKeys([...keptKeys, chosenKey]);
    setChosenKey(null);
    document.getElementById(filterId)?.focus();
  };
  const match = async () => {
    if (pair === null || !canMatch || matching.isPending) return;
    const done = await matching.run({ day, ...pair });
    if (done === null) return;
    filter.drop();
    onMatched();
  };
  const failed = problem ?? effectProblem ?? matching.problem;
  return (
    <Dialog
      title={text('dayClose.match.title')}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void match()}
            isDisabled={!canMatch}
            isPending={matching.isPending}
            ref={confirm}
          >
            {text('dayClose.match.confirm')}
          </Button>
          <Button onPress={onClose}>{text('dayClose.cancel')}</Button>
        </>
      }
    >
      {failed === null ? null : <ProblemNotice problem={failed} takesFocus={failed === matching.problem} />}
      {choice === undefined ? null : (
        <>
          <div className={styles.subject}>
            <p className={styles.name}>
              {text(choice.subject.paymentId === null ? 'dayClose.match.ofRow' : 'dayClose.match.ofPayment')}
            </p>
            <p className={styles.first}>
              <span className={styles.amount}>
                <MoneyText rials={choice.subject.amount} />
              </span>
              <span>
                <DateText day={choice.subject.seen.date} style="numeric" />{' '}
                {choice.subject.seen.time === null ? null : <ClockText time={choice.subject.seen.time} />}
              </span>
            </p>
            <SeenNumbers seen={choice.subject.seen} />
          </div>
          {choice.count === 0 ? (
            <EmptyState title={text('dayClose.match.none')} why={text('dayClose.match.noneWhy')} />
          ) : (
            <>
              <MatchKept
                kept={kept}
                onDrop={(dropped) => setKeptKeys(keptKeys.filter((key) => key !== dropped))}
              />
              <MatchCandidates
                filterId={filterId}
                day={day}
                candidates={candidates.filter((one) => !keptKeys.includes(candidateKey(one)))}
                typed={filter.value}
                onType={filter.keep}
                chosen={chosenKey}
                onChoose={setChosenKey}
              />
              {choice.count > choice.candidates.length ? (
                <p className={styles.soft}>{text('dayClose.match.notAll', { count: choice.count })}</p>
              ) : null}
              {choice.subject.paymentId === null || chosen.length === 0 ? null : (
                <AddRow
                  chosen={[...kept, ...chosen].reduce((sum, { amount }) => sum + amount, 0)}
                  wanted={choice.subject.amount}
                  onAdd={keep}
                />
              )}
              <MatchEffect effect={shownEffect} isSeveral={kept.length > 0} />
            </>
          )}
        </>
      )}
    </Dialog>
  );
}

/** The payment and rows that are chosen, or null. A transaction of several rows is named by its first. */
function pairOf(itemId: string, chosen: readonly Candidate[]) {
  const [first] = chosen;
  if (first === undefined) return null;
  if (first.paymentId !== null) return { paymentId: first.paymentId, rowIds: [itemId] };
  return { paymentId: itemId, rowIds: chosen.flatMap(({ pspRowIds: [rowId] }) => rowId ?? []) };
}
