// Acts that wait until whoever does them has read what is to be read.
import { createHeld, type HeldAct } from './held-act.ts';

export type AskedToRead = HeldAct<object>;
export const {
  useHeld: useAskedToRead,
  drop: dropAskedToRead,
  withHeld: withNoticesRead,
} = createHeld<object>('NOTICE_UNREAD');
