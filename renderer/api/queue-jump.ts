// Visits and calls out of turn, which say why.
import type { JumpReason } from '#core/counter/queue/contract.ts';
import { createHeld, type HeldAct } from './held-act.ts';

export type AskedTurn = HeldAct<{ jump: JumpReason }>;
export const {
  useHeld: useTurnAsked,
  drop: dropTurnAsked,
  withHeld: withTurn,
} = createHeld<{ jump: JumpReason }>('QUEUE_JUMP');
