// Sales on connected terminals: the ways round each rule, and the honest person whom none of them stops.
import { describe, expect, it } from 'vitest';
import { createTerminalSales } from '#core/counter/payments/terminal-sales/service.ts';
import type { InquiryEnd, SaleEnd, TerminalPort } from '#core/foundation/terminals/port.ts';
import { workOf } from '#core/oversight/supervision/work.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import {
  approved,
  connectTerminals,
  officeOnTerminals,
  scriptedTerminal,
  unknown,
} from '#tests/support/scripted-terminal.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const [terminalId, otherTerminal] = testTerminals;
const refused = async (call: Promise<unknown>) => (await problemOf(call)).code;

async function officeWithTerminal() {
  const port = scriptedTerminal();
  const office = await officeOnTerminals(port);
  await connectTerminals(office);
  await openDay(office);
  const { payments, visits, fees } = office.as(office.clerk);
  return { port, office, payments, visits, fees };
}
/** Asks, and waits for what comes of it. */
async function ask(office: TestOffice, visitId: string, terminal: string = terminalId) {
  const { payments } = office.as(office.clerk);
  const { attemptId } = await payments.askTerminal({ visitId, terminalId: terminal });
  await office.desk.terminals.idle();
  const found = (await payments.attempts({ visitId })).find((one) => one.attemptId === attemptId);
  if (found === undefined) throw new Error('the attempt');
  return found;
}
const paymentsOf = async ({ as, clerk }: TestOffice, visitId: string) =>
  (await as(clerk).visits.get({ visitId })).account.payments;
/** The terminal sales of a process that was started anew over the same store. */
const restarted = ({ desk }: TestOffice, port: TerminalPort | null) => {
  desk.terminals.stop();
  const { path, reads, machine, identity } = desk;
  const options = { port, path, reads, machine, identity };
  return createTerminalSales({ ...options, announce: () => undefined, log: () => undefined });
};

describe('what is due in a visit', () => {
  it('D2.105, D2.107 goes to the terminal, is written before it is sent, and comes back as its payment', async () => {
    const { office, port } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    let written = '';
    port.next((sale) => {
      written = journalBodies(office.desk);
      return approved(sale);
    });
    expect(await ask(office, visitId)).toMatchObject({ state: 'paid', amount: 770_000, isWaiting: false });
    const [sale] = port.sent;
    expect(sale).toMatchObject({ rials: 770_000 });
    expect(written).toContain(`"ownNumber":"${sale?.ownNumber}"`);
    expect(await paymentsOf(office, visitId)).toMatchObject([
      {
        terminalId,
        rrn: `6${sale?.ownNumber.slice(1)}`,
        stan: '000017',
        cardMasked: '603799******4869',
        amount: 770_000,
      },
    ]);
    expect(journalBodies(office.desk)).toContain('"knownBy":"terminal_answer"');
    expect((await office.as(office.clerk).visits.get({ visitId })).state).toBe('paid');
  });

  it('D2.105 is the only sale of its terminal and its visit, at every PC, and is no typed amount', {
    tags: 'release',
  }, async () => {
    const { office, port, payments, visits } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    const { visitId: other } = await chargedVisit(office, '0790419904');
    // An amount is no input of it.
    const typed = { visitId, terminalId, amount: 1_000 };
    expect(await refused(payments.askTerminal(typed as never))).toBe('INPUT_INVALID');
    const held = Promise.withResolvers<SaleEnd>();
    port.next(() => held.promise);
    const { attemptId } = await payments.askTerminal({ visitId, terminalId });
    expect(await payments.attempts({ visitId })).toMatchObject([{ state: 'asked', isWaiting: true }]);
    expect([
      await refused(payments.askTerminal({ visitId: other, terminalId })),
      await refused(payments.askTerminal({ visitId, terminalId: otherTerminal })),
      await refused(payments.record(slip(visitId, { typedBecause: 'link_down' }))),
      await refused(visits.cancel({ visitId, reasonCode: 'client_left' })),
    ]).toEqual(['TERMINAL_BUSY', 'PAYMENT_IN_PROGRESS', 'PAYMENT_IN_PROGRESS', 'PAYMENT_IN_PROGRESS']);
    const second = joinOffice(office, 2, office.desk.machine, { terminals: port });
    const there = second.seat(office.clerk).payments;
    expect(await refused(there.askTerminal({ visitId: other, terminalId }))).toBe('TERMINAL_BUSY');
    expect(port.inquired).toEqual([]);
    // Nobody stops the next client on another terminal, nor this one once the first has an end.
    await payments.askTerminal({ visitId: other, terminalId: otherTerminal });
    await new Promise((later) => setImmediate(later));
    expect(await payments.attempts({ visitId: other })).toMatchObject([{ state: 'paid' }]);
    const [sale] = port.sent;
    if (sale !== undefined) held.resolve(approved(sale));
    await office.desk.terminals.idle();
    expect(await payments.attempts({ visitId })).toMatchObject([{ attemptId, state: 'paid' }]);
    carryEntries(office.desk, second.desk);
    expect(second.desk.reads.payments.account(visitId).due).toBe(0);
  });

  it('D2.105 is sent to no terminal that is not connected or cannot be asked, and not when nothing is due', {
    tags: 'release',
  }, async () => {
    const { office, payments } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    await ask(office, visitId);
    expect(await refused(payments.askTerminal({ visitId, terminalId }))).toBe('PAYMENT_EXCEEDS_DUE');
    const plain = await officeOnTerminals(scriptedTerminal());
    await openDay(plain);
    const { visitId: other } = await chargedVisit(plain);
    const asked = () => plain.as(plain.clerk).payments.askTerminal({ visitId: other, terminalId });
    expect(await refused(asked())).toBe('TERMINAL_NOT_CONNECTED');
    expect(
      await refused(
        plain.as(plain.manager).payments.connectTerminal({
          terminalId,
          connection: { driver: 'behpardakht', host: '8.8.8.8', port: 1024 },
        }),
      ),
    ).toBe('TERMINAL_ADDRESS_NOT_PRIVATE');
    // A slip of such a terminal is typed as ever, with its reference number alone.
    await plain.as(plain.clerk).payments.record(slip(other, { stan: '', card: '' }));
  });
});

describe('a lost answer', () => {
  it('D2.106 is asked about and never sent again; its terminal waits, another one does not', async () => {
    const { office, port, payments } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    const { visitId: other } = await chargedVisit(office, '0790419904');
    port.next(() => unknown);
    port.says(() => unknown);
    const { attemptId, state } = await ask(office, visitId);
    expect([state, port.sent.length, port.inquired.length]).toEqual(['unknown', 1, 1]);
    expect(await refused(payments.askTerminal({ visitId: other, terminalId }))).toBe(
      'TERMINAL_RESULT_UNKNOWN',
    );
    expect(await refused(payments.askTerminal({ visitId, terminalId }))).toBe('TERMINAL_RESULT_UNKNOWN');
    // Asked before each sale on the terminal, and nothing else was sent to it.
    expect([port.sent.length, port.inquired.length]).toEqual([1, 3]);
    expect(await ask(office, other, otherTerminal)).toMatchObject({ state: 'paid' });
    port.says((sale) => approved(sale));
    expect(await payments.inquireTerminal({ attemptId })).toEqual({ state: 'paid' });
    expect(journalBodies(office.desk)).toContain('"knownBy":"terminal_inquiry"');
    expect(await paymentsOf(office, visitId)).toHaveLength(1);
    expect(port.sent).toHaveLength(2);
  });

  it('D2.106 of a PC that lost its power is asked about at its start; what comes late writes nothing twice', async () => {
    const { office, port, payments } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    const held = Promise.withResolvers<SaleEnd>();
    port.next(() => held.promise);
    await payments.askTerminal({ visitId, terminalId });
    const again = scriptedTerminal();
    again.says((sale) => approved(sale));
    const sales = restarted(office, again);
    sales.start();
    await sales.idle();
    expect([again.sent.length, again.inquired]).toEqual([0, port.sent]);
    const [sale] = port.sent;
    if (sale !== undefined) held.resolve(approved(sale));
    await office.desk.terminals.idle();
    expect(await paymentsOf(office, visitId)).toHaveLength(1);
    // A terminal that cannot be asked any more leaves it unknown, and not for ever being asked.
    const { visitId: other } = await chargedVisit(office, '0790419904');
    port.next(() => new Promise(() => undefined));
    await payments.askTerminal({ visitId: other, terminalId });
    const [{ attemptId } = { attemptId: '' }] = await payments.attempts({ visitId: other });
    const none = restarted(office, null);
    await none.inquire(attemptId);
    expect(await payments.attempts({ visitId: other })).toMatchObject([{ state: 'unknown' }]);
  });

  it.each([
    ['another amount', { rialsTaken: 1_000 }],
    ['another terminal', { terminalId: otherTerminal }],
    ['another sale', { ownNumber: '999999999999' }],
    ['a made-up number', { rrn: '000000000000' }],
  ])('D2.107 is what an approval of %s is: it pays for nothing', async (_, over) => {
    const { office, port } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    port.next((sale) => approved(sale, over));
    port.says((sale): InquiryEnd => approved(sale, over));
    expect(await ask(office, visitId)).toMatchObject({ state: 'unknown' });
    expect(await paymentsOf(office, visitId)).toEqual([]);
  });

  it('D2.107 is a reference number that pays already, and a driver that fails', async () => {
    const { office, port, payments } = await officeWithTerminal();
    const { visitId } = await chargedVisit(office);
    const { visitId: other } = await chargedVisit(office, '0790419904');
    const rrn = '633000000007';
    port.next((sale) => approved(sale, { rrn }));
    await ask(office, visitId);
    port.next((sale) => approved(sale, { rrn }));
    expect(await ask(office, other)).toMatchObject({ state: 'not_recorded' });
    expect(await paymentsOf(office, other)).toEqual([]);
    port.next(() => Promise.reject(new Error('cable')));
    port.says(() => unknown);
    expect(await ask(office, other)).toMatchObject({ state: 'unknown', reason: 'driver' });
    // Its slip is there: it is typed with the reason, and answers the sale.
    await payments.record(slip(other, { rrn: '633000000008', typedBecause: 'result_unknown' }));
    expect((await payments.attempts({ visitId: other })).map(({ state }) => state)).toEqual([
      'paid',
      'not_recorded',
    ]);
  });

  it('D2.107 of an approval that could not be recorded is recorded once it can be', async () => {
    const { office, port, payments, fees } = await officeWithTerminal();
    const { visitId, chargeId } = await chargedVisit(office);
    const held = Promise.withResolvers<SaleEnd>();
    port.next(() => held.promise);
    const { attemptId } = await payments.askTerminal({ visitId, terminalId });
    await fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
    const [sale] = port.sent;
    if (sale !== undefined) held.resolve(approved(sale));
    await office.desk.terminals.idle();
    expect(await payments.attempts({ visitId })).toMatchObject([{ state: 'approved' }]);
    await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    expect(await refused(payments.askTerminal({ visitId, terminalId }))).toBe('PAYMENT_IN_PROGRESS');
    port.says((one) => approved(one));
    expect(await payments.inquireTerminal({ attemptId })).toEqual({ state: 'paid' });
    expect(port.sent).toHaveLength(1);
  });
});

it('D2.106 what the bank refused or the client cancelled is sent again under another number', async () => {
  const { office, port, payments } = await officeWithTerminal();
  const { visitId } = await chargedVisit(office);
  port.next(() => ({ end: 'declined', answer: { code: '51', rawMasked: '' } }));
  expect(await ask(office, visitId)).toMatchObject({ state: 'declined', reason: '51' });
  port.next(() => ({ end: 'cancelled' }));
  expect(await ask(office, visitId)).toMatchObject({ state: 'cancelled' });
  port.next(() => ({ end: 'not_sent', reason: 'refused' }));
  expect(await ask(office, visitId)).toMatchObject({ state: 'not_sent' });
  expect(await ask(office, visitId)).toMatchObject({ state: 'paid' });
  expect(new Set(port.sent.map(({ ownNumber }) => ownNumber)).size).toBe(4);
  expect(port.inquired).toEqual([]);
  expect(await payments.attempts({ visitId })).toHaveLength(4);
});

it('D2.108 a slip of a connected terminal is typed with a reason and counted, also by the API; another one is not', async () => {
  const { office, payments } = await officeWithTerminal();
  const { visitId } = await chargedVisit(office);
  expect(await refused(payments.record(slip(visitId)))).toBe('TYPED_SLIP_NEEDS_REASON');
  // Another spelling of the number is the same terminal, and is not designated.
  expect(await refused(payments.record(slip(visitId, { terminalId: `0${terminalId}` })))).toBe(
    'TERMINAL_NOT_DESIGNATED',
  );
  const { as, manager } = office;
  expect(await refused(as(manager).payments.record(slip(visitId)))).toBe('TYPED_SLIP_NEEDS_REASON');
  await payments.record(slip(visitId, { typedBecause: 'two_cards' }));
  const countOf = () =>
    workOf(office.desk.reads, { from: today, to: today }, today).people.find(
      ({ personId }) => personId === office.clerk.id,
    )?.counts.typedSlips;
  expect(countOf()).toBe(1);
  const plain = await openOffice();
  await openDay(plain);
  const { visitId: other } = await chargedVisit(plain);
  await plain.as(plain.clerk).payments.record(slip(other, { typedBecause: 'two_cards' }));
  expect(journalBodies(plain.desk)).not.toContain('typedBecause');
});

describe('a connection that is tried by a sale (D2.150)', () => {
  const cancelled: SaleEnd = { end: 'cancelled' };

  it('D2.150 is written before it is sent, cancelled at the terminal, pays for nothing and leaves nothing', async () => {
    const { office, port } = await officeWithTerminal();
    const { payments, dayClose } = office.as(office.manager);
    let written = '';
    port.next(() => {
      written = journalBodies(office.desk);
      return cancelled;
    });
    expect(await payments.tryTerminalSale({ terminalId })).toEqual({ state: 'cancelled' });
    const [sale] = port.sent;
    expect(sale?.rials).toBe(10_000);
    expect(written).toContain(sale?.ownNumber);
    expect(await dayClose.differences()).toEqual([]);
    expect(office.desk.reads.payments.ofDay(today)).toEqual([]);
    // The next client is served as ever.
    const { visitId } = await chargedVisit(office);
    expect(await ask(office, visitId)).toMatchObject({ state: 'paid' });
  });

  it('D2.150 is no way to take money: what was taken, or may have been, stays open, and the clerk tries none', async () => {
    const { office, port } = await officeWithTerminal();
    const { payments, dayClose } = office.as(office.manager);
    expect(await refused(office.as(office.clerk).payments.tryTerminalSale({ terminalId }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await payments.tryTerminalSale({ terminalId })).toEqual({ state: 'approved' });
    port.next(() => unknown);
    port.says(() => unknown);
    expect(await payments.tryTerminalSale({ terminalId: otherTerminal })).toEqual({ state: 'unknown' });
    expect(await dayClose.differences()).toMatchObject([
      { account: 'money', size: 10_000, visitId: null, byName: office.manager.name },
      { account: 'money', size: 10_000, visitId: null },
    ]);
    expect(office.desk.reads.payments.ofDay(today)).toEqual([]);
    // Nobody waits for its money: no client has to.
    const { visitId } = await chargedVisit(office);
    expect(await ask(office, visitId, otherTerminal)).toMatchObject({ state: 'paid' });
    expect(port.sent).toHaveLength(3);
  });

  it('D2.150 takes a connected terminal of the office', async () => {
    const plain = await officeOnTerminals(scriptedTerminal());
    const { payments } = plain.as(plain.manager);
    expect(await refused(payments.tryTerminalSale({ terminalId }))).toBe('DAY_NOT_OPEN');
    await openDay(plain);
    expect(await refused(payments.tryTerminalSale({ terminalId }))).toBe('TERMINAL_NOT_CONNECTED');
    expect(await refused(payments.tryTerminalSale({ terminalId: '11111111' }))).toBe(
      'TERMINAL_NOT_DESIGNATED',
    );
  });
});
