// A print that failed waits where it failed, and every way round the queue is shut.
import { describe, expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const failed = {
  page: 'pos-only',
  subject: 'now',
  paper: 'receipt80',
  failure: 'PRINTER_OUT_OF_PAPER',
} as const;
const reason = 'مراجع رفت و برگه نمی‌خواهد';

/** A paid visit whose receipt was to be printed. */
async function receiptOf(office: TestOffice): Promise<string> {
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  return visitId;
}

describe('a print that failed', () => {
  it('D2.11 waits with its reason and who printed, once, and leaves the queue when it came out', async () => {
    const office = await openOffice();
    const { prints } = office.as(office.clerk);
    const { jobId } = await prints.keep(failed);
    expect(await prints.keep({ ...failed, failure: 'PRINTER_MISSING' })).toEqual({ jobId });
    expect(await office.as(office.manager).prints.queue()).toMatchObject([
      { ...failed, jobId, byName: office.clerk.name },
    ]);
    await prints.printed({ jobId });
    expect(await prints.queue()).toEqual([]);
    expect((await problemOf(prints.printed({ jobId }))).code).toBe('NOT_FOUND');
    // The next failure of the same page waits anew.
    expect((await prints.keep(failed)).jobId).not.toBe(jobId);
  });

  it('D2.11 is thrown away only with a reason, once, and the reason stays in the office', async () => {
    const office = await openOffice();
    const { prints } = office.as(office.clerk);
    const { jobId } = await prints.keep(failed);
    for (const nothing of ['', '---', 'تست'])
      expect((await problemOf(prints.discard({ jobId, reason: nothing }))).code).toBe('REASON_NEEDED');
    expect(await prints.queue()).toHaveLength(1);
    await prints.discard({ jobId, reason });
    expect(await prints.queue()).toEqual([]);
    expect((await problemOf(prints.discard({ jobId, reason }))).code).toBe('NOT_FOUND');
    expect(journalBodies(office.desk)).not.toContain(reason);
  });

  it('D2.11 waits for no other PC, and nobody ends it from there', async () => {
    const office = await openOffice();
    const { jobId } = await office.as(office.clerk).prints.keep(failed);
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    const there = other.seat(office.manager).prints;
    expect(await there.queue()).toEqual([]);
    expect((await problemOf(there.printed({ jobId }))).code).toBe('NOT_FOUND');
    expect((await problemOf(there.discard({ jobId, reason }))).code).toBe('NOT_FOUND');
    expect(await office.as(office.clerk).prints.queue()).toMatchObject([{ jobId }]);
  });

  it('D2.11 is neither seen nor ended by who may not print it, nor kept for an inspector or before its print is recorded', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const visitId = await receiptOf(office);
    const clerk = office.as(office.clerk);
    const sheet = { ...failed, page: 'day-sheet', subject: '2026-11-25', paper: 'A4' } as const;
    expect((await problemOf(clerk.prints.keep(sheet))).code).toBe('NOT_ALLOWED');
    const { jobId } = await office.as(office.manager).prints.keep(sheet);
    expect(await clerk.prints.queue()).toEqual([]);
    expect((await problemOf(clerk.prints.discard({ jobId, reason }))).code).toBe('NOT_FOUND');
    const receipt = { ...failed, page: 'receipt', subject: visitId } as const;
    expect((await problemOf(clerk.prints.keep(receipt))).code).toBe('NOT_FOUND');
    await clerk.payments.printReceipt({ visitId });
    await clerk.prints.keep(receipt);
    // A receipt that waits is the copy that was recorded; a further one is marked as further.
    expect((await clerk.payments.receipt({ visitId })).printsBefore).toBe(1);
    expect((await clerk.payments.printReceipt({ visitId })).copy).toBe(2);
  });

  it('D2.11 a queue number that did not come out waits, and is called all the same', async () => {
    const office = await openOffice();
    await openDay(office);
    await office.as(office.manager).queue.switch({ isOn: true });
    const { prints, queue } = office.as(office.clerk);
    const { ticketId } = await queue.issue({ sectionId: 'filing' });
    const { jobId } = await prints.keep({ ...failed, page: 'queue-ticket', subject: ticketId });
    expect(await prints.queue()).toMatchObject([{ jobId, page: 'queue-ticket', subject: ticketId }]);
    expect(await queue.callNext()).toMatchObject({ ticketId });
    expect(await prints.queue()).toHaveLength(1);
    await prints.printed({ jobId });
    expect(await prints.queue()).toEqual([]);
  });

  it('D2.11 a recovery code and a test page never wait', async () => {
    const office = await openOffice();
    const { prints } = office.as(office.manager);
    for (const page of ['recovery-code', 'test-page'])
      expect((await problemOf(prints.keep({ ...failed, page: page as 'receipt' }))).code).toBe(
        'INPUT_INVALID',
      );
    expect((await problemOf(prints.keep({ ...failed, subject: '../counter' }))).code).toBe('INPUT_INVALID');
  });
});
