// Acts that take a colleague beside whoever does them.
import type { Beside } from '#core/access/staff/contract.ts';
import { createHeld, type HeldAct } from './held-act.ts';

export type AskedColleague = HeldAct<{ beside: Beside }>;
export const {
  useHeld: useColleagueAsked,
  drop: dropColleagueAsked,
  withHeld: withColleague,
} = createHeld<{ beside: Beside }>('SECOND_PERSON_NEEDED');
