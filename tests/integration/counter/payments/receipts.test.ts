import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { procedures } from '#tests/contract/api/procedures.ts';
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
  it('D1.2 is refused before the identity check, and before anything is charged', async () => {
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
      contact: null,
      servedBy: office.clerk.name,
      clientName: 'رضا محمدی',
      identifierMasked: '******0899',
      trackingNumbers: [],
      withdrawnNumbers: [],
      isFilingOpen: true,
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
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 1 });
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 2 });
    expect((await payments.receipt({ visitId })).printsBefore).toBe(2);
  });
});

describe('what a receipt says of the service', () => {
  it('D2.16 names who filed it and the tracking number; printed again with it, it is the second copy', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId));
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 1 });
    expect(await payments.receipt({ visitId })).toMatchObject({
      servedBy: office.clerk.name,
      trackingNumbers: [],
      isFilingOpen: true,
    });
    await office.as(office.manager).visits.recordFiling({
      visitId,
      trackingNumber: '140512345678',
      branch: '',
      filedTime: '',
      governmentCharge: null,
    });
    expect(await payments.receipt({ visitId })).toMatchObject({
      servedBy: office.manager.name,
      trackingNumbers: ['140512345678'],
      isFilingOpen: false,
    });
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 2 });
  });

  it('D2.16 says the address and telephone that the manager stated', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    const contact = { address: 'خیابان نمونه، پلاک ۱۲', phone: '021-00001101' };
    await office.as(office.manager).settings.stateContact(contact);
    expect((await office.as(office.clerk).payments.receipt({ visitId })).contact).toEqual(contact);
  });
});

describe('a slip of money that went back', () => {
  it('D2.17 begins its own series: it is no copy of the receipt, and a later receipt goes on with its own number', async () => {
    const office = await openOffice();
    await openDay(office);
    const { payments } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    const { paymentId } = await payments.record(slip(visitId));
    await payments.printReceipt({ visitId });
    await payments.printReceipt({ visitId });
    const receipt = (await payments.receipt({ visitId })).codes.last ?? '';
    office.clock.advance(60_000);
    const password = office.clerk.password;
    await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    expect(await payments.receipt({ visitId })).toMatchObject({
      isReversal: true,
      printsBefore: 0,
      printedAt: null,
    });
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 1 });
    const slipCode = (await payments.receipt({ visitId })).codes.last ?? '';
    expect(await payments.checkReceipt({ code: slipCode })).toMatchObject({
      verdict: 'reversal',
      said: { copy: 1 },
    });
    expect(await payments.checkReceipt({ code: receipt })).toMatchObject({ verdict: 'cancelled' });
    await payments.record(slip(visitId, { rrn: '999999999998' }));
    expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 3 });
  });
});

describe('a cash offer', () => {
  it('D3.1 is one record, in a visit or without one', async () => {
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

describe('cash', () => {
  it('D3.2 has no column in any table and no field in any input', async () => {
    const { desk } = await openOffice();
    const columns = desk.store.sqlite
      .prepare<[], { place: string }>(
        `SELECT tables.name || '.' || columns.name AS place
         FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`,
      )
      .all()
      .map(({ place }) => place);
    expect(columns.length).toBeGreaterThan(100);
    // What was offered in cash is an incident; nothing holds an amount of it.
    expect(columns.filter((place) => /cash/i.test(place) && !place.startsWith('cash_offers.'))).toEqual([]);
    expect(columns.filter((place) => /^cash_offers\..*(amount|rial|sum)/i.test(place))).toEqual([]);
    const fields = procedures.flatMap(({ path, input }) =>
      [
        ...JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' })).matchAll(
          /"(\w*cash\w*)":/gi,
        ),
      ].map(([, field]) => `${path}: ${field}`),
    );
    expect(fields).toEqual([]);
  });
});
