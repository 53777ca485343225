// How a simulated terminal behaves: what it books, what it answers, what it tells when it is asked again.
import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Connection } from './connection.ts';
import { type Fault, type FaultName, type Flaw, faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { Asked, Said, TerminalSide } from './terminal-side.ts';

export type SaleAsked = { readonly ownNumber: string; readonly rials: number };
export type Behaviour = {
  /** Takes what a desk asks; resolves when it is answered. */
  take(asked: Asked, connection: Connection): Promise<void>;
  /** Resolves when every sale that was decided is booked. */
  settled(): Promise<void>;
};
export type BehaviourOptions = {
  readonly side: TerminalSide;
  /** It tells the last sale when it is asked about one, whichever that was. */
  readonly tellsLast: boolean;
  readonly terminalId: string;
  readonly ledger: Ledger;
  /** What becomes of the next sale; a promise where somebody decides. */
  readonly next: (sale: SaleAsked) => FaultName | Promise<FaultName>;
  readonly tell: (line: string) => void;
};

/** Card of nobody, with a right check digit. */
const card = '6273811234567895';

type Sold = { readonly said: Said; readonly fault: Fault };

/** One terminal's, for as long as it runs. */
export function createBehaviour(options: BehaviourOptions): Behaviour {
  const { side, ledger, tell } = options;
  const running = new Set<Promise<void>>();
  const sold = new Map<string, Sold>();
  let last: Sold | null = null;
  let before: Buffer = Buffer.alloc(0);
  let rialsBefore = 0;
  let busyWith: string | null = null;

  const answerTo = (asked: Asked, code: Said['code']): Said => ({
    ...{ kind: asked.kind === 'cancel' ? 'sale' : asked.kind, code, card, terminalId: options.terminalId },
    ...{
      ownNumber: asked.ownNumber,
      requestNumber: asked.requestNumber,
      asked: asked.rials,
      taken: asked.rials,
    },
    ...{ reference: '', trace: '000000', ...clockNow() },
  });

  async function sell(asked: Asked, connection: Connection): Promise<void> {
    if (busyWith !== null)
      return connection.deliver(side.write(answerTo(asked, 'busy'), undefined), 'whole', before);
    busyWith = asked.ownNumber;
    const decided = await Promise.race([
      options.next(asked),
      connection.withdrawn.then((): FaultName => 'withdrawn'),
    ]);
    const done = settle(asked, connection, decided);
    running.add(done);
    await done.finally(() => running.delete(done));
  }

  async function settle(asked: Asked, connection: Connection, name: FaultName): Promise<void> {
    const fault: Fault = faults[name];
    let isWithdrawn = false;
    if (fault.waits !== undefined)
      await Promise.race([connection.withdrawn.then(() => (isWithdrawn = true)), connection.closed]);
    if (fault.delivery === 'after_the_desk_gave_up') await connection.closed;
    const code = fault.waits === 'withdrawn' && isWithdrawn ? 'withdrawn' : fault.code;
    const taken = takenBy(fault, asked.rials, rialsBefore);
    const numbers = ledger.next();
    const said: Said = { ...answerTo(asked, code), ...numbers, taken: taken > 0 ? taken : asked.rials };
    ledger.book({ ownNumber: asked.ownNumber, asked: asked.rials, taken, ...numbers });
    last = { said, fault };
    sold.set(asked.ownNumber, last);
    tell(`${asked.ownNumber}: ${asked.rials} rials asked, ${taken} taken (${name})`);
    rialsBefore = asked.rials;
    busyWith = null;
    const answer = side.write(flawed(said, fault.flaw), fault.flaw);
    const earlier = before;
    before = answer;
    const isUnasked = fault.waits === 'withdrawn' && !isWithdrawn;
    if (!isUnasked) await connection.deliver(answer, fault.delivery ?? 'whole', earlier);
  }

  /** What it tells when it is asked again: the truth of its ledger, or what the fault of that sale says. */
  function found(asked: Asked): Said {
    const about = options.tellsLast ? last : (sold.get(asked.ownNumber) ?? null);
    if (about === null || about.fault.inquiry === 'forgets') return answerTo(asked, 'not_found');
    const isBooked = ledger.of(about.said.ownNumber).length > 0;
    const unbooked = about.said.code === 'good' ? 'not_found' : about.said.code;
    const { requestNumber, kind } = answerTo(asked, 'good');
    const said: Said = { ...about.said, requestNumber, kind, code: isBooked ? 'good' : unbooked };
    if (!options.tellsLast && (!isBooked || about.fault.inquiry === 'tells_another'))
      return answerTo(asked, 'not_found');
    return about.fault.inquiry === 'tells_another' ? flawed(said, 'own_number') : said;
  }

  async function inquire(asked: Asked, connection: Connection): Promise<void> {
    const how = sold.get(asked.ownNumber)?.fault.inquiry;
    if (how === 'closes') return connection.close();
    const isBusy = busyWith !== null && busyWith === asked.ownNumber;
    const answer = isBusy ? answerTo(asked, 'busy') : found(asked);
    await connection.deliver(
      side.write(answer, undefined),
      how === 'silent' ? 'none_silent' : 'whole',
      before,
    );
  }

  return {
    take: (asked, connection) =>
      asked.kind === 'sale' ? sell(asked, connection) : inquire(asked, connection),
    settled: async () => void (await Promise.all(running)),
  };
}

function takenBy({ takes }: Fault, rials: number, rialsBefore: number): number {
  switch (takes) {
    case 'amount':
      return rials;
    case 'less':
      return rials - Math.floor(rials / 10);
    case 'amount_before':
      return rialsBefore === 0 ? rials + 1000 : rialsBefore;
    case 'nothing':
      return 0;
  }
}

/** Day and time as a slip prints them: Jalali, Tehran. */
function clockNow(now = new Date()): { day: string; time: string } {
  const instant = now.toISOString();
  return { day: formatJalali(businessDayOf(instant), 'numeric', 'en'), time: `${tehranTimeOf(instant)}:00` };
}

/** The answer with what is wrong in its values; what is wrong in its bytes is written by the protocol. */
function flawed(said: Said, flaw: Flaw | undefined): Said {
  switch (flaw) {
    case 'amount':
      return { ...said, taken: said.taken + 1000, asked: said.taken + 1000 };
    case 'own_number':
      return { ...said, ownNumber: '999999999999', requestNumber: '999999999999' };
    case 'terminal':
      return { ...said, terminalId: '99999999' };
    case 'no_reference':
      return { ...said, reference: '' };
    case 'zero_reference':
      return { ...said, reference: '000000000000' };
    case 'no_trace':
      return { ...said, trace: '' };
    case 'no_time':
      return { ...said, day: '', time: '' };
    case 'gregorian':
      return { ...said, day: new Date().toISOString().slice(0, 10).replaceAll('-', '/') };
    case 'wrong_clock':
      return { ...said, time: `23${said.time.slice(2)}` };
    default:
      return said;
  }
}
