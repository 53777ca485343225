// The real port of connected terminals against simulated ones on this machine: what it sends, when it stops, what it never does.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TerminalConnection } from '#core/foundation/terminals/port.ts';
import { type FaultName, faultNames, faults, faultsInOrder } from '#electron/terminal-simulator/faults.ts';
import {
  type Protocol,
  protocols,
  startSimulatedTerminal,
  type TerminalOptions,
} from '#electron/terminal-simulator/simulated-terminal.ts';
import { driversWith, terminalsOverTcp } from '#electron/terminals/terminals-over-tcp.ts';

/** What answers is waited for, on the busiest machine. */
const patient = { connectMs: 60_000, saleMs: 60_000, inquiryMs: 60_000 };
/** What never answers is not. */
const impatient = { ...patient, saleMs: 40, inquiryMs: 40 };
const sale = { ownNumber: '140509090001', rials: 770_000 };
const terminalId = '21009268';

/** The port of this PC, on which Sadad's service is the simulated one too. */
const portTo = ({ host, port }: TerminalConnection, limits = patient) =>
  terminalsOverTcp(limits, driversWith({ host, port }));

const terminalWith = (protocol: Protocol, ...names: FaultName[]) =>
  terminalThat(protocol, faultsInOrder(names));

async function terminalThat(protocol: Protocol, next: TerminalOptions['next']) {
  const terminal = await startSimulatedTerminal({ protocol, terminalId, next });
  onTestFinished(() => terminal.close());
  const to: TerminalConnection = { driver: protocol, host: terminal.host, port: terminal.port, terminalId };
  return { terminal, to };
}

/** A server that is no terminal. */
async function listening(serve: (socket: Socket) => void): Promise<TerminalConnection> {
  const server = createServer(serve);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => socket.destroy())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    driver: 'behpardakht',
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    terminalId,
  };
}

const approvedBy = [
  'none',
  'by_bytes',
  'two_pieces',
  'ten_pieces',
  'twice',
  'behind_the_one_before',
] as const;
const approvedWith = [
  'no_trace',
  'no_time',
  'gregorian',
  'wrong_clock',
  'full_card',
  'foreign_text',
  'other_length',
] as const;
const waitsForEver: readonly FaultName[] = [
  'silent',
  'silent_taken',
  'late',
  'forgotten',
  'withdrawn_too_late',
];

/** What the desk has to say of each fault; unknown when it is named here nowhere. */
function endOf(protocol: Protocol, name: FaultName): string {
  if (name === 'declined') return 'declined';
  if (name === 'withdrawn') return 'cancelled';
  // A line has a fixed number of values.
  if (name === 'unlisted_field') return protocol === 'asan_pardakht' ? 'unknown' : 'approved';
  // A connection to the service has one answer.
  if (name === 'behind_the_one_before' && protocol === 'sadad_service') return 'unknown';
  return [...approvedBy, ...approvedWith].some((one) => one === name) ? 'approved' : 'unknown';
}

describe.each(protocols)('a terminal of %s', (protocol) => {
  it('D2.100 each fault has its one end, and what was taken is never declined', async () => {
    // By its number, so that a sale which finds the terminal still busy with the last one shifts nothing.
    const { terminal, to } = await terminalThat(
      protocol,
      ({ ownNumber }) => faultNames[Number(ownNumber.slice(-2)) - 10] ?? 'none',
    );
    for (const [at, name] of faultNames.entries()) {
      const one = { ownNumber: `1405090900${10 + at}`, rials: 1000 * (at + 100) };
      const port = portTo(to, waitsForEver.includes(name) ? impatient : patient);
      const { end } = await port.ask(to, one);
      expect(end, `${name}: ${faults[name].says}`).toBe(endOf(protocol, name));
      expect(terminal.ledger.of(one.ownNumber).length, name).toBeLessThanOrEqual(1);
    }
  });

  it('D2.103 a lost answer is found by an inquiry, or nothing is said of the sale', async () => {
    const { terminal, to } = await terminalWith(
      protocol,
      'closed_taken',
      'no_centre_taken',
      'lost_forgotten',
      'lost_overwritten',
    );
    const port = portTo(to);
    const found: string[] = [];
    for (let at = 0; at < 4; at += 1) {
      const one = { ownNumber: `1405090902${10 + at}`, rials: 5000 };
      expect(await port.ask(to, one)).toMatchObject({ end: 'unknown' });
      const end = await port.inquire(to, one);
      found.push(end.end);
      if (end.end === 'approved')
        expect(end.answer.rrn).toBe(terminal.ledger.of(one.ownNumber)[0]?.reference);
    }
    expect(found.slice(0, 2)).toEqual(['approved', 'approved']);
    expect(['not_recorded', 'unknown']).toContain(found[2]);
    expect(found[3]).toBe('not_recorded');
    expect(terminal.ledger.rows).toHaveLength(4);
  });

  it('D2.104 a probe moves no money, and sees another terminal at the address', async () => {
    const { terminal, to } = await terminalWith(protocol);
    const port = portTo(to);
    await port.ask(to, sale);
    expect(await port.probe(to)).toEqual({ end: 'reachable' });
    const other = await port.probe({ ...to, terminalId: '1499905' });
    // Behpardakht's terminal says its number only with a sale that it found.
    expect([{ end: 'wrong_terminal', seen: terminalId }, { end: 'reachable' }]).toContainEqual(other);
    expect(terminal.ledger.rows).toHaveLength(1);
  });
});

describe('what is sent', () => {
  it('D2.100 one sale is sent once: pressed twice, the second press sends nothing', async () => {
    const { terminal, to } = await terminalWith('behpardakht');
    const port = terminalsOverTcp(patient);
    const ends = await Promise.all([port.ask(to, sale), port.ask(to, sale), port.inquire(to, sale)]);
    expect(ends.map(({ end }) => end)).toEqual(['approved', 'not_sent', 'in_progress']);
    expect(terminal.ledger.rows).toHaveLength(1);
  });

  it('D2.100 withdrawing counts only when the terminal says so', async () => {
    const { terminal, to } = await terminalWith('behpardakht', 'forgotten', 'withdrawn_too_late');
    const port = terminalsOverTcp(patient);
    const withdraw = async () => {
      for (;;) {
        // Until the request has left there is nothing to withdraw.
        const said = await Promise.race([
          port.cancel(to, sale),
          new Promise<null>((next) => setTimeout(next, 5, null)),
        ]);
        if (said !== null) return said;
      }
    };
    expect(await Promise.all([port.ask(to, sale), withdraw()])).toMatchObject([
      { end: 'cancelled' },
      'cancelled_before_card',
    ]);
    expect(await Promise.all([port.ask(to, sale), withdraw()])).toMatchObject([
      { end: 'approved' },
      'too_late',
    ]);
    expect(await port.cancel(to, sale)).toBe('unknown');
    expect(terminal.ledger.rials).toBe(sale.rials);
  });

  it.each([
    ['a public address', { host: '8.8.8.8' }],
    ['a name', { host: 'localhost' }],
    ['an address of IPv6', { host: '::1' }],
    ['an address that is octal to the system', { host: '010.0.0.1' }],
    ['no port', { port: 0 }],
    ['a port that is none', { port: 70_000 }],
  ])('N70 nothing goes to %s', async (_, change) => {
    const to: TerminalConnection = {
      driver: 'behpardakht',
      host: '127.0.0.1',
      port: 9,
      terminalId,
      ...change,
    };
    expect(await terminalsOverTcp(patient).ask(to, sale)).toEqual({ end: 'not_sent', reason: 'not_private' });
    expect(await terminalsOverTcp(patient).probe(to)).toEqual({ end: 'unreachable', reason: 'not_private' });
  });

  it('N70 a terminal that is off got nothing', async () => {
    const { terminal, to } = await terminalWith('behpardakht');
    await terminal.close();
    const port = terminalsOverTcp(patient);
    expect(await port.ask(to, sale)).toEqual({ end: 'not_sent', reason: 'no_connection' });
    expect(await port.inquire(to, sale)).toEqual({ end: 'unknown', reason: 'no_connection' });
    expect(await port.probe(to)).toEqual({ end: 'unreachable', reason: 'no_connection' });
  });

  it('N70 numbers and amounts that no protocol holds are not sent', async () => {
    const { terminal, to } = await terminalWith('asan_pardakht');
    const port = terminalsOverTcp(patient);
    for (const odd of [
      { ownNumber: '12,34' },
      { ownNumber: '' },
      { rials: 0 },
      { rials: 1.5 },
      { rials: 1e12 },
    ])
      expect(await port.ask(to, { ...sale, ...odd })).toEqual({ end: 'not_sent', reason: 'number_form' });
    expect(terminal.ledger.rows).toEqual([]);
  });
});

describe('what is read', () => {
  it('N70 is bounded: a terminal that never stops sending is left, and the result is unknown', async () => {
    const endless = await listening((socket) => {
      const send = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(512, '9')));
      };
      socket.on('drain', send).once('data', send);
    });
    const end = await terminalsOverTcp(patient).ask(endless, sale);
    expect(['too_long', 'broken']).toContain(end.end === 'unknown' ? end.reason : end.end);
  });

  it('N70 has a time, counted from the request on, however slowly bytes come', async () => {
    const slow = await listening((socket) => {
      const timer = setInterval(() => socket.writable && socket.write('9'), 5);
      socket.once('close', () => clearInterval(timer));
    });
    expect(await terminalsOverTcp(impatient).ask(slow, sale)).toEqual({ end: 'unknown', reason: 'silent' });
  });

  it('D2.100 another PC that asks meanwhile is told that the terminal is busy, not that it declined', async () => {
    const { terminal, to } = await terminalWith('behpardakht', 'withdrawn_too_late');
    const first = terminalsOverTcp(patient);
    const asking = first.ask(to, sale);
    const other = { ownNumber: '140509090002', rials: 1000 };
    let end = await terminalsOverTcp(patient).inquire(to, sale);
    while (end.end !== 'in_progress') end = await terminalsOverTcp(patient).inquire(to, sale);
    expect(await terminalsOverTcp(patient).ask(to, other)).toMatchObject({
      end: 'unknown',
      answer: { code: '09' },
    });
    expect(await first.cancel(to, sale)).toBe('too_late');
    expect(await asking).toMatchObject({ end: 'approved' });
    expect(terminal.ledger.of(other.ownNumber)).toEqual([]);
  });
});
