// A terminal whose PSP prints reference numbers of ten digits: slip, row of the report and answer of one sale meet (D2.135).
import { expect, it } from 'vitest';
import { registerTerminal } from '#core/counter/payments/commands.ts';
import { importLines, openDifferencesOf, reportLine } from '#tests/support/closing-day.ts';
import { chargedVisit, openDay, problemOf, slip, today } from '#tests/support/office.ts';
import {
  approved,
  connectTerminals,
  officeOnTerminals,
  scriptedTerminal,
} from '#tests/support/scripted-terminal.ts';

const shortTerminal = '14999003';

it('D2.135 ten digits pay once on their terminal, meet the row with or without its noughts, and are refused elsewhere', async () => {
  const port = scriptedTerminal();
  const office = await officeOnTerminals(port);
  const { desk, manager } = office;
  desk.path.execute(manager.id, (tx) =>
    registerTerminal(tx, desk.reads, {
      ...{ terminalId: shortTerminal, merchant: '990000001', psp: 'آسان پرداخت' },
      ...{ validFrom: today, validTo: null, rrnDigits: 10 },
    }),
  );
  await openDay(office);
  const { payments, visits } = office.as(office.clerk);
  const { visitId } = await chargedVisit(office);
  const torn = { stan: '', card: '' };
  expect(await problemOf(payments.record(slip(visitId, { ...torn, rrn: '6330000001' })))).toEqual({
    code: 'RRN_INVALID',
    params: { digits: 12 },
  });
  const short = { ...torn, terminalId: shortTerminal };
  for (const rrn of ['0000000000', '۷۷۷۷۷۷۷۷۷۷', '007777777777', '633000001', ''])
    expect(await problemOf(payments.record(slip(visitId, { ...short, rrn })))).toEqual({
      code: 'RRN_INVALID',
      params: { digits: 10 },
    });
  await payments.record(slip(visitId, { ...short, rrn: '۶۳۳۰۰۰۰۰۰۱' }));
  expect((await visits.get({ visitId })).account.payments).toMatchObject([{ rrn: '006330000001' }]);
  const { visitId: other } = await chargedVisit(office, '0790419904');
  const again = payments.record(slip(other, { ...short, rrn: '006330000001' }));
  expect((await problemOf(again)).code).toBe('RRN_ALREADY_USED');
  // The terminal says ten digits by itself once it is connected.
  await connectTerminals(office, [shortTerminal]);
  port.next((sale) => approved(sale, { terminalId: shortTerminal, rrn: '6330000002' }));
  await payments.askTerminal({ visitId: other, terminalId: shortTerminal });
  await desk.terminals.idle();
  expect((await visits.get({ visitId: other })).account.payments).toMatchObject([{ rrn: '006330000002' }]);
  expect(await openDifferencesOf(office)).toHaveLength(2);
  const row = { terminalId: shortTerminal, stan: '', time: '23:59:00' };
  await importLines(office, [
    reportLine(1, { ...row, rrn: '6330000001' }),
    reportLine(2, { ...row, rrn: '006330000002' }),
  ]);
  expect(await openDifferencesOf(office)).toEqual([]);
});
