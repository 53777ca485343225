// Which batches are worked on at once. Those of one office wait for its row anyway: so that they hold no place of the others,
// and no connection to the database meanwhile, few of them work and a few more wait here.
import { SyncProblemError } from '../http/problems.ts';

export type TurnLimits = {
  /** Worked on or waiting, of all offices. */
  readonly inAll: number;
  /** The same of one office. */
  readonly ofOffice: number;
  /** Worked on, of one office. */
  readonly atWork: number;
};
type OfOffice = { count: number; working: number; readonly waiting: (() => void)[] };

/**
 * Gives what does a batch's work when it is its office's turn, in the order of asking.
 * @throws SyncProblemError BUSY when as many are there as may be
 */
export function officeTurns({ inAll, ofOffice, atWork }: TurnLimits) {
  const offices = new Map<string, OfOffice>();
  let all = 0;
  return async <Done>(office: string, work: () => Promise<Done>): Promise<Done> => {
    const own = offices.get(office) ?? { count: 0, working: 0, waiting: [] };
    if (all >= inAll || own.count >= ofOffice)
      throw new SyncProblemError('BUSY', 'Too many batches at once.');
    offices.set(office, own);
    all += 1;
    own.count += 1;
    try {
      if (own.working < atWork) own.working += 1;
      else await new Promise<void>((turn) => own.waiting.push(turn));
      return await work();
    } finally {
      all -= 1;
      own.count -= 1;
      const next = own.waiting.shift();
      // Whoever is next takes the place over; it is never free in between.
      if (next === undefined) own.working -= 1;
      else next();
      if (own.count === 0) offices.delete(office);
    }
  };
}
