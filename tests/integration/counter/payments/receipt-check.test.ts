// What a receipt's code is worth, asked at the office itself: each way round is another verdict.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readReceipt, signReceipt } from '#core/foundation/wire/receipt-code.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

async function paidVisit(office: TestOffice) {
  const { visitId } = await chargedVisit(office);
  const { paymentId } = await office.as(office.clerk).payments.record(slip(visitId));
  return { visitId, paymentId };
}

async function printed(office: TestOffice, visitId: string): Promise<string> {
  const { payments } = office.as(office.clerk);
  await payments.printReceipt({ visitId });
  return (await payments.receipt({ visitId })).codes.last ?? '';
}

const reverse = (office: TestOffice, paymentId: string) =>
  office.as(office.clerk).payments.reverse({
    paymentId,
    reasonCode: 'client_withdrew',
    note: '',
    password: office.clerk.password,
  });

function factsOf(code: string) {
  const read = readReceipt(code);
  if (read.kind !== 'signed') throw new Error('the receipt is signed');
  return read.facts;
}

describe('the check of a receipt', () => {
  it('D2.6 a printed receipt is genuine, says what was paid, and names no client', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const code = await printed(office, visitId);
    const verdict = await office.as(office.clerk).payments.checkReceipt({ code });
    expect(verdict).toMatchObject({
      verdict: 'genuine',
      prints: 1,
      said: { officeCode: '1101', visitId, copy: 1, charged: 770_000, payments: [{ amount: 770_000 }] },
    });
    expect(JSON.stringify(verdict)).not.toMatch(/رضا|0899/);
  });

  it('D2.6 a specimen that was never printed is told from a print, also after a print', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const { payments } = office.as(office.clerk);
    const before = (await payments.receipt({ visitId })).codes;
    expect(before.last).toBeNull();
    expect(await payments.checkReceipt({ code: before.next })).toMatchObject({ verdict: 'not_printed' });
    office.clock.advance(60_000);
    await printed(office, visitId);
    expect(await payments.checkReceipt({ code: before.next })).toMatchObject({ verdict: 'not_printed' });
  });

  it('D2.18 a receipt pins its own record: the journal that has another one there is told from one that has not heard', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const code = await printed(office, visitId);
    const said = factsOf(code);
    const key = office.desk.identity()?.signingKey;
    if (key === undefined) throw new Error('the office is set up');
    const { sqlite } = office.desk.store;
    const row = sqlite
      .prepare<[], { seq: number; hash: string }>(
        "SELECT seq, hash FROM journal WHERE type = 'receipt.printed'",
      )
      .get();
    expect(said).toMatchObject({ seq: row?.seq, head: row?.hash.slice(0, 16) });
    const { payments } = office.as(office.clerk);
    const verdictOf = async (over: Partial<typeof said>) =>
      (await payments.checkReceipt({ code: signReceipt({ ...said, ...over }, key) })).verdict;
    expect(await verdictOf({})).toBe('genuine');
    // What an older copy of the journal signed in the same place, before it was put back or written anew.
    expect(await verdictOf({ head: '0123456789abcdef' })).toBe('rewritten');
    expect(await verdictOf({ seq: said.seq - 1 })).toBe('rewritten');
    // Nothing stands there yet: it may be on its way.
    expect(await verdictOf({ seq: said.seq + 1_000 })).toBe('not_printed');
    expect(await verdictOf({ seq: 0, head: '0'.repeat(16) })).toBe('not_printed');
  });

  it('D2.7 the second copy says which one it is, and both are genuine', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const first = await printed(office, visitId);
    office.clock.advance(5_000);
    const second = await printed(office, visitId);
    const { payments } = office.as(office.clerk);
    expect(await payments.checkReceipt({ code: second })).toMatchObject({
      verdict: 'genuine',
      said: { copy: 2 },
    });
    expect(await payments.checkReceipt({ code: first })).toMatchObject({ verdict: 'genuine', prints: 2 });
  });

  it('D2.6 a changed one and a stranger’s are told apart, whatever office they name', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const code = await printed(office, visitId);
    const { payments } = office.as(office.clerk);
    const changed = code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
    expect(await payments.checkReceipt({ code: changed })).toEqual({ verdict: 'changed' });
    const { privateKey } = generateKeyPairSync('ed25519');
    const publicKey = privateKey.export({ format: 'jwk' }).x ?? '';
    const forged = signReceipt({ ...factsOf(code), publicKey }, privateKey);
    expect(await payments.checkReceipt({ code: forged })).toMatchObject({ verdict: 'foreign' });
    const key = office.desk.identity()?.signingKey;
    if (key === undefined) throw new Error('the office is set up');
    const elsewhere = signReceipt({ ...factsOf(code), officeCode: '2202' }, key);
    expect(await payments.checkReceipt({ code: elsewhere })).toMatchObject({ verdict: 'foreign' });
    expect(await payments.checkReceipt({ code: '0790419904' })).toEqual({ verdict: 'not_a_receipt' });
  });

  it('D2.6 a payment that was taken back cancels every receipt of it, also on another day and after a new payment', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId, paymentId } = await paidVisit(office);
    const code = await printed(office, visitId);
    await reverse(office, paymentId);
    const { payments } = office.as(office.clerk);
    expect(await payments.checkReceipt({ code })).toMatchObject({
      verdict: 'cancelled',
      byName: office.clerk.name,
    });
    await payments.record(slip(visitId, { rrn: '999999999998' }));
    office.clock.advance(86_400_000);
    expect(await payments.checkReceipt({ code })).toMatchObject({ verdict: 'cancelled' });
  });

  it('D2.7 after a reversal the paper says that the money went back, and its code is no proof of payment', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId, paymentId } = await paidVisit(office);
    await reverse(office, paymentId);
    const code = await printed(office, visitId);
    const { payments } = office.as(office.clerk);
    expect((await payments.receipt({ visitId })).isReversal).toBe(true);
    expect(await payments.checkReceipt({ code })).toMatchObject({
      verdict: 'reversal',
      said: { payments: [], isReversal: true },
    });
    // Half of it still stands: that is a debt, and no paper is given.
    const other = await chargedVisit(office);
    const part = await payments.record(slip(other.visitId, { rrn: '111111111112', amount: 1_000 }));
    await payments.record(slip(other.visitId, { rrn: '222222222221', amount: 1_000 }));
    await reverse(office, part.paymentId);
    expect((await problemOf(payments.printReceipt({ visitId: other.visitId }))).code).toBe('VISIT_NOT_PAID');
  });

  it('D2.7 the receipt names who took the money, not who opened the visit', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    const { paymentId } = await office.as(office.manager).payments.record(slip(visitId));
    const receipt = await office.as(office.clerk).payments.receipt({ visitId });
    expect(receipt.servedBy).toBe(office.manager.name);
    expect(receipt.takenBy).toEqual({ [paymentId]: office.manager.name });
  });

  it('D2.6 a receipt of the office’s other PC is genuine here once its print has arrived', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const other = joinOffice(office, 2);
    const { visitId } = await paidVisit(office);
    const code = await printed(office, visitId);
    const there = other.seat(office.clerk).payments;
    // A PC that no record of the office names is a stranger, whatever it says of itself.
    expect(await there.checkReceipt({ code })).toMatchObject({ verdict: 'foreign' });
    other.desk.reads.peers.introduce([
      {
        deviceId: office.desk.identity()?.deviceId ?? '',
        publicKey: office.desk.identity()?.publicKey ?? '',
      },
    ]);
    expect(await there.checkReceipt({ code })).toMatchObject({ verdict: 'not_printed' });
    carryEntries(office.desk, other.desk);
    expect(await there.checkReceipt({ code })).toMatchObject({ verdict: 'genuine' });
  });

  it('D2.7 the paper is this PC’s own, chosen by the manager', { tags: 'release' }, async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await paidVisit(office);
    const { payments } = office.as(office.clerk);
    expect((await payments.receipt({ visitId })).paper).toBe('receipt80');
    expect((await problemOf(payments.chooseReceiptPaper({ paper: 'A4' }))).code).toBe('NOT_ALLOWED');
    await office.as(office.manager).payments.chooseReceiptPaper({ paper: 'A5' });
    expect((await payments.receipt({ visitId })).paper).toBe('A5');
    expect((await payments.printReceipt({ visitId })).paper).toBe('A5');
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    expect(await other.seat(office.clerk).payments.receiptPaper()).toMatchObject({ paper: 'receipt80' });
  });
});
