// Plays many sales at a simulated terminal through the real port, with faults, hurried people and a second PC, and compares what the
// port said with what the terminal booked.
import { setTimeout as pause } from 'node:timers/promises';
import type { InquiryEnd, Sale, TerminalConnection } from '#core/foundation/terminals/port.ts';
import { faultsBySeed, numbersBySeed } from '#electron/terminal-simulator/faults.ts';
import { type Protocol, startSimulatedTerminal } from '#electron/terminal-simulator/simulated-terminal.ts';
import { driversWith, terminalsOverTcp } from '#electron/terminals/terminals-over-tcp.ts';

/** Ends that came, by name, and rials. */
export type Tally = {
  ends: Record<string, number>;
  approved: number;
  unknown: number;
  booked: number;
  wrong: string[];
};

/** Short, so that a silent terminal costs a moment; on a busy machine a good answer may come too late and is unknown then. */
const limits = { connectMs: 2_000, saleMs: 80, inquiryMs: 80 };
const isOpen = ({ end }: InquiryEnd): boolean =>
  end === 'unknown' || end === 'in_progress' || end === 'not_recorded';

/** One terminal and `sales` sales. Nothing in it depends on anything but the seed and on who is quicker. */
export async function playTerminal(protocol: Protocol, seed: number, sales: number): Promise<Tally> {
  const number = numbersBySeed(seed);
  const terminal = await startSimulatedTerminal({
    ...{ protocol, terminalId: '1499905', start: Math.floor(number() * 1e6) },
    next: faultsBySeed(seed + 1),
  });
  const to: TerminalConnection = {
    driver: protocol,
    host: terminal.host,
    port: terminal.port,
    terminalId: '01499905',
  };
  const drivers = driversWith(terminal);
  const pcs = [terminalsOverTcp(limits, drivers), terminalsOverTcp(limits, drivers)] as const;
  const ended: (readonly [Sale, InquiryEnd])[] = [];
  let own = 100_000_000_000 + Math.floor(number() * 1e6);
  function saleOf(): Sale {
    own += 1;
    return { ownNumber: String(own), rials: 1000 * (1 + Math.floor(number() * 5000)) };
  }

  async function sell(pc: 0 | 1): Promise<void> {
    const sale = saleOf();
    const port = pcs[pc];
    const asking = port.ask(to, sale);
    // Pressed twice.
    const again = number() < 0.2 ? await port.ask(to, sale) : null;
    if (again !== null && again.end !== 'not_sent') ended.push([sale, again]);
    if (number() < 0.3)
      await Promise.all([port.cancel(to, sale), pause(number() * 10).then(() => port.cancel(to, sale))]);
    let end: InquiryEnd = await asking;
    for (let tries = 0; tries < 2 && isOpen(end); tries += 1) {
      const found = await port.inquire(to, sale);
      end = found.end === 'unknown' || found.end === 'in_progress' ? end : found;
    }
    ended.push([sale, end]);
  }

  for (let at = 0; at < sales; at += 1) {
    if (number() < 0.1) await Promise.all([sell(0), sell(1)]);
    else await sell(0);
  }
  await terminal.close();
  const unplugged = saleOf();
  ended.push([unplugged, await pcs[0].ask(to, unplugged)]);
  return compare(ended, terminal.ledger);
}

type Rows = Awaited<ReturnType<typeof startSimulatedTerminal>>['ledger'];

function compare(ended: readonly (readonly [Sale, InquiryEnd])[], ledger: Rows): Tally {
  const tally: Tally = { ends: {}, approved: 0, unknown: 0, booked: ledger.rials, wrong: [] };
  for (const [sale, end] of ended) {
    tally.ends[end.end] = (tally.ends[end.end] ?? 0) + 1;
    const rows = ledger.of(sale.ownNumber);
    const taken = rows.reduce((sum, row) => sum + row.taken, 0);
    const blame = (why: string): void =>
      void tally.wrong.push(`${sale.ownNumber} ${JSON.stringify(end)}: ${why}`);
    if (rows.length > 1) blame(`taken ${rows.length} times`);
    if (end.end === 'approved') {
      tally.approved += end.answer.rialsTaken ?? 0;
      if (end.answer.rialsTaken !== taken || end.answer.rrn !== rows[0]?.reference)
        blame(`${taken} rials were taken`);
    } else if (isOpen(end)) tally.unknown += taken;
    else if (taken > 0) blame(`${taken} rials were taken`);
  }
  return tally;
}
