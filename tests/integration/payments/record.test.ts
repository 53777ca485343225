import { describe, expect, it } from 'vitest';
import { chargedVisit, openDay, openOffice, slip } from '#tests/support/office.ts';

describe('a payment', () => {
  it('pays what is due', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    const { due } = await office.as(office.clerk).payments.record(slip(visitId));
    expect(due).toBe(0);
  });
});
