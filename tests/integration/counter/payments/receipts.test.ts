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
