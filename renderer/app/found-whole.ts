// Finding a client by a whole identifier or phone in the palette. The look is journalled (D16): it is a command, asked once
// for what was typed to its end, and nothing asks it again by itself.
import { useEffect, useRef, useState } from 'react';
import type { FoundClient } from '#core/counter/search/contract.ts';
import { wholeOf } from '#core/counter/search/rules.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';

/** A longer number that is still being typed may begin with a sound one: it is asked when the hand rests, ms. */
const restMs = 250;

type FoundWhole = {
  clients: readonly FoundClient[];
  isMore: boolean;
  /** The answer to what is typed now has not come yet. */
  isBehind: boolean;
  problem: Problem | null;
};
type Answer = Pick<FoundWhole, 'clients' | 'isMore'> & { of: string };

/** The clients of what is typed, where it is a whole identifier or phone. */
export function useFoundWhole(typed: string, isAsked: boolean): FoundWhole {
  const whole = isAsked ? wholeOf(typed) : null;
  const sought = whole === null ? null : `${whole.identifier} ${whole.mobile}`;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { run, problem } = useDeskCommand(desk.palette.findWhole.mutate);
  const asked = useRef({ typed, run });
  useEffect(() => {
    asked.current = { typed, run };
  });
  const isAnswered = answer?.of === sought;
  useEffect(() => {
    if (sought === null) setAnswer(null);
    if (sought === null || isAnswered) return;
    const resting = setTimeout(() => {
      void asked.current.run({ typed: asked.current.typed }).then((found) => {
        setAnswer({ of: sought, clients: found?.clients ?? [], isMore: found?.more ?? false });
      });
    }, restMs);
    return () => clearTimeout(resting);
  }, [sought, isAnswered]);
  if (sought === null) return { clients: [], isMore: false, isBehind: false, problem: null };
  if (answer === null || !isAnswered) return { clients: [], isMore: false, isBehind: true, problem: null };
  return { clients: answer.clients, isMore: answer.isMore, isBehind: false, problem };
}
