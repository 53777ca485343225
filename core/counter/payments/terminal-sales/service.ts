// Asks connected terminals beside the screens: a sale goes on whatever page is open and whoever is signed in, and its answer is written
// when it comes. Invariant: a sale is sent once. What is not known is asked about, at the start, before the next sale and on demand;
// it is never sent again (D2.106).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type {
  InquiryEnd,
  ProbeEnd,
  SaleEnd,
  TerminalConnection,
  TerminalPort,
} from '#core/foundation/terminals/port.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { PaymentCommandReads } from '../commands.ts';
import { type BegunSale, recordAnswer } from './commands.ts';
import type { HowAnswered } from './contract.ts';
import { type Attempt, mayInquire } from './rules.ts';

/** Days before today of whose sales a terminal is still asked. */
const askedDays = 2;

export type TerminalSalesOptions = {
  /** Null where this PC can ask no terminal: then none is connected. */
  readonly port: TerminalPort | null;
  readonly path: Pick<WritePath, 'execute'>;
  readonly reads: PaymentCommandReads;
  readonly machine: Pick<Machine, 'now'>;
  /** This PC; null before the first run. */
  readonly identity: () => { readonly deviceId: string } | null;
  readonly announce: (topics: readonly ['payments']) => void;
  readonly log: (line: string) => void;
};

export type TerminalSales = ReturnType<typeof createTerminalSales>;

export function createTerminalSales(options: TerminalSalesOptions) {
  const { port, path, reads, machine, log } = options;
  const thisPc = (): string | null => options.identity()?.deviceId ?? null;
  /** Sales that this PC waits for, by attempt. */
  const waiting = new Map<string, Promise<void>>();
  let isStopped = false;
  const failed = (error: unknown): Extract<SaleEnd, { end: 'unknown' }> => {
    log(`terminal: ${loggedError(error)}`);
    return { end: 'unknown', reason: 'driver' };
  };

  /** In the name of who asked for the money: they may have gone home since. */
  function keep({ attemptId, by }: Pick<Attempt, 'attemptId' | 'by'>, how: HowAnswered, told: InquiryEnd) {
    if (!isStopped) path.execute(by, (tx) => recordAnswer(tx, reads, { attemptId, how, told }));
  }

  async function askAbout(attempt: Attempt): Promise<void> {
    const connection = reads.payments.connectionOf(attempt.terminalId);
    const { ownNumber, amount: rials, terminalId } = attempt;
    const told: InquiryEnd =
      port === null || connection === null
        ? { end: 'cannot_ask' }
        : await port.inquire({ ...connection, terminalId }, { ownNumber, rials }).catch(failed);
    keep(attempt, 'inquiry', told);
  }

  /** Waits for what this PC is doing about an attempt, and for nothing twice. */
  function track(attemptId: string, work: () => Promise<void>): Promise<void> {
    const done = work()
      .catch((error: unknown) => log(`terminal: ${loggedError(error)}`))
      .finally(() => {
        waiting.delete(attemptId);
        if (!isStopped) options.announce(['payments']);
      });
    waiting.set(attemptId, done);
    return done;
  }

  async function inquire(attemptId: string): Promise<void> {
    if (waiting.has(attemptId)) return;
    const attempt = reads.payments.attempt(attemptId);
    const device = thisPc();
    if (attempt === null || device === null) return;
    if (mayInquire(attempt, { device, now: machine.now() })) await track(attemptId, () => askAbout(attempt));
  }

  async function inquireAll(attempts: readonly Attempt[]): Promise<void> {
    // One after the other: a terminal answers one question at a time.
    for (const { attemptId } of attempts) await inquire(attemptId);
  }
  const since = (): string => addDays(todayOf({ machine }), -askedDays);
  return {
    /** This PC can ask terminals. */
    isThere: port !== null,
    isWaiting: (attemptId: string): boolean => waiting.has(attemptId),
    /** Asks what became of every sale of this PC that has no end, once, after the office was opened. */
    start(): void {
      const device = thisPc();
      if (port === null || device === null) return;
      void inquireAll(reads.payments.attemptsSince(since()).filter((attempt) => attempt.device === device));
    },
    /** Sends a sale that was written, once, and writes its end. What is unknown then is asked about at once. Resolves when that is done. */
    async send({ attemptId, to, sale }: BegunSale, by: string): Promise<void> {
      if (port === null) return;
      await track(attemptId, async () => {
        const end = await port.ask(to, sale).catch(failed);
        keep({ attemptId, by }, 'answer', end);
        if (isStopped) return;
        const attempt = reads.payments.attempt(attemptId);
        if (attempt?.answers.at(-1) === 'unknown') await askAbout(attempt);
      });
    },
    /** Asks what became of the sales on a terminal that have no end, before the next one (D2.106). */
    settle: (terminalId: string): Promise<void> =>
      inquireAll(reads.payments.attemptsOnTerminal(terminalId, since())),
    /** Asks what became of one sale; nothing where it has ended, or it is waited for here or at another PC. */
    inquire,
    /** Takes back a sale that this PC waits for, before the card; its end is what the terminal then says. */
    async cancel(attemptId: string): Promise<'cancelled_before_card' | 'too_late' | 'unknown'> {
      const attempt = waiting.has(attemptId) ? reads.payments.attempt(attemptId) : null;
      const connection = attempt === null ? null : reads.payments.connectionOf(attempt.terminalId);
      if (port === null || attempt === null || connection === null) return 'too_late';
      const { ownNumber, amount: rials, terminalId } = attempt;
      return port.cancel({ ...connection, terminalId }, { ownNumber, rials }).catch(() => 'unknown' as const);
    },
    async probe(to: TerminalConnection): Promise<ProbeEnd> {
      if (port === null) return { end: 'unreachable', reason: 'no_port' };
      return port.probe(to).catch((error: unknown) => ({ end: 'unreachable', reason: failed(error).reason }));
    },
    /** Nothing is waited for any more. */
    async idle(): Promise<void> {
      while (waiting.size > 0) await Promise.all(waiting.values());
    },
    /** Writes nothing from here on: what comes later is asked about at the next start, as after a power cut. */
    stop(): void {
      isStopped = true;
    },
  };
}
