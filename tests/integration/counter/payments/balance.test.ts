// The balance of a visit is the same wherever it is shown: in the visit, in the list of the day, and for what follows.
import { expect, it } from 'vitest';
import { openDay, openOffice, slip, today, verifiedVisit } from '#tests/support/office.ts';

it('leaves out cancelled charges, gateway lines and reversed payments', async () => {
  const office = await openOffice();
  await openDay(office);
  const { fees, payments, visits } = office.as(office.clerk);
  const visitId = await verifiedVisit(office);
  const lines = [
    { itemCode: 'petition', count: 1, persons: 1, pages: 1 },
    { itemCode: 'sms', count: 2 },
  ];
  const balances: unknown[] = [];
  const note = async () => {
    const { account } = await visits.get({ visitId });
    const { charged, paid, due } = account;
    const [row] = await visits.dayList({ day: today });
    expect(row).toMatchObject({ visitId, charged, paid });
    balances.push([charged, paid, due]);
    return account;
  };
  await note();
  const { chargeId } = await fees.charge({ visitId, lines });
  const { charged, charges } = await note();
  const onPos = (charges[0]?.lines ?? []).filter(({ channel }) => channel === 'office_pos');
  expect(charged).toBe(onPos.reduce((sum, { gross }) => sum + gross, 0));
  await fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
  await note();
  await fees.charge({ visitId, lines });
  const part = charged - 1_000;
  const { paymentId } = await payments.record(slip(visitId, { amount: part }));
  await note();
  await payments.reverse({
    paymentId,
    reasonCode: 'wrong_amount',
    note: '',
    password: office.clerk.password,
  });
  await note();
  await payments.record(slip(visitId, { rrn: '210987654321', amount: charged }));
  await note();
  expect(balances).toEqual([
    [0, 0, 0],
    [charged, 0, charged],
    [0, 0, 0],
    [charged, part, 1_000],
    [charged, 0, charged],
    [charged, charged, 0],
  ]);
});

it('of an unknown visit is nothing', async () => {
  const { desk } = await openOffice();
  const account = desk.reads.payments.account('01997d50-0000-7000-8000-000000000001');
  expect(account).toEqual({ charges: [], payments: [], charged: 0, paid: 0, due: 0 });
});
