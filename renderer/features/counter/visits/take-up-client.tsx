// A client who was found by search, for a new visit: their contact data is filled in and the view of the full identifier
// is journalled (D16). What is half typed of another client is never thrown away without asking.
import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { foundClient, isHalfTyped } from './client-draft.ts';
import { useClientDraftAtHand, useServicesAgain } from './counter-drafts.ts';

export type TakingUp = {
  /** Takes a client up by one of their visits; asks first when another client is half typed. */
  start: (visitId: string) => void;
  /** Whose taking up waits for an answer, or could not be done; null when nothing waits. */
  waiting: string | null;
  problem: Problem | null;
  isPending: boolean;
  confirm: () => void;
  leave: () => void;
};

export function useTakeUpClient(): TakingUp {
  const draft = useClientDraftAtHand();
  const servicesAgain = useServicesAgain();
  const openAtCounter = useOpenAtCounter();
  const taking = useDeskCommand(desk.visits.takeUpClient.mutate);
  const [waiting, setPending] = useState<string | null>(null);
  const take = async (visitId: string) => {
    const client = await taking.run({ visitId });
    setPending(client === null ? visitId : null);
    if (client === null) return;
    servicesAgain.drop();
    draft.keep(foundClient(client));
    openAtCounter(null);
  };
  return {
    start: (visitId) => (isHalfTyped(draft.read()) ? setPending(visitId) : void take(visitId)),
    waiting,
    problem: taking.problem,
    isPending: taking.isPending,
    confirm: () => (waiting === null ? undefined : void take(waiting)),
    leave: () => {
      const isQuestion = taking.problem === null;
      taking.reset();
      setPending(null);
      if (isQuestion) openAtCounter(null);
    },
  };
}

/** The question before another client's half typed data goes, or why the client could not be taken up. */
export function TakeUpDialog({ takingUp }: { takingUp: TakingUp }) {
  const text = useText();
  const { problem, isPending, confirm, leave } = takingUp;
  const isQuestion = problem === null;
  return (
    <Dialog
      title={text('visits.takeUp')}
      isOpen
      onClose={leave}
      actions={
        isQuestion ? (
          <>
            <Button
              kind="primary"
              keyHint={keyBindings.confirmAndNext.hint}
              onPress={confirm}
              isPending={isPending}
            >
              {text('visits.takeUpReplace')}
            </Button>
            <Button onPress={leave}>{text('visits.takeUpKeep')}</Button>
          </>
        ) : (
          <Button onPress={leave}>{text('ui.cancel')}</Button>
        )
      }
    >
      {isQuestion ? <p>{text('visits.takeUpWhat')}</p> : <ProblemNotice problem={problem} />}
    </Dialog>
  );
}
