import { describe, expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';

describe('a receipt', () => {
  it('is refused before the identity check, and before anything is charged', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const unverified = { visitId: await openVisit(office) };
    expect((await problemOf(payments.receipt(unverified))).code).toBe('IDENTITY_NEEDED');
    expect((await problemOf(payments.printReceipt(unverified))).code).toBe('IDENTITY_NEEDED');
    const uncharged = { visitId: await verifiedVisit(office) };
    expect((await problemOf(payments.receipt(uncharged))).code).toBe('FEES_NOT_CHARGED');
  });

  it('shows what was charged and paid; the identifier is masked', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId));
    const receipt = await payments.receipt({ visitId });
    expect(receipt).toMatchObject({
      officeName: 'دفتر آزمون',
      officeCode: '1101',
      demo: false,
      visitNumber: 1,
      deskNumber: 1,
      day: today,
      clerkName: office.clerk.name,
      clientName: 'رضا محمدی',
      identifierMasked: '******0899',
      tariffEnteredByOffice: true,
      printsBefore: 0,
    });
    expect(receipt.account.payments[0]).toMatchObject({ amount: 770_000, cardMasked: '1234' });
  });

  it('is printed only when nothing is due, and every copy is counted', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    expect(await problemOf(payments.printReceipt({ visitId }))).toEqual({
      code: 'VISIT_NOT_PAID',
      params: { due: 770_000 },
    });
    await payments.record(slip(visitId));
    expect(await payments.printReceipt({ visitId })).toEqual({ copy: 1 });
    expect(await payments.printReceipt({ visitId })).toEqual({ copy: 2 });
    expect((await payments.receipt({ visitId })).printsBefore).toBe(2);
  });
});

describe('a cash offer', () => {
  it('is one record, in a visit or without one', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await payments.cashOffered({ visitId });
    await payments.cashOffered({ visitId: null });
    expect(journalBodies(office.desk).match(/"type":"cash\.offered"/g)).toHaveLength(2);
    const unknown = { visitId: '00000000-0000-7000-8000-000000000000' };
    expect((await problemOf(payments.cashOffered(unknown))).code).toBe('NOT_FOUND');
  });
});
