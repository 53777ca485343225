// An office whose first terminal is connected to a simulated one, with a sale of last week of which nothing is certain.
import { paymentAnswered, paymentRequested } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Client } from './counter.ts';
import { chargedVisit, openDay, serve } from './day-with-differences.ts';
import { manager } from './demo-people.ts';
import type { OfficeAtWork } from './office-folder.ts';
import { otherTerminal, terminal, today } from './reports.ts';

type Place = { readonly host: string; readonly port: number };

/** When the office is founded (UTC): so long ago that a colleague's word counts as a second one. */
export const founded = `${addDays(today, -100)}T04:30:00.000Z`;
const lastWeek = addDays(today, -7);

/** Two who have to pay only. */
export const waiting = [
  { code: '0790419904', name: 'مینا صادقی' },
  { code: '9639639631', name: 'پوران صادقی' },
] as const satisfies readonly Client[];

/** Leaves today open: one client was served, two have to pay, and the terminal is connected to what listens there. */
export const withTerminal =
  ({ host, port }: Place) =>
  async (office: OfficeAtWork): Promise<void> => {
    office.setClock(`${lastWeek}T04:30:00.000Z`);
    await openDay(office);
    await lostSale(office);
    await closeLastWeek(office);
    office.setClock(new Date().toISOString());
    // Acts of a moment ago: the clock of the browser's office goes on from there.
    office.pace(1);
    await openDay(office);
    await serve(office, 1);
    for (const client of waiting) await chargedVisit(office, client);
    await office.manager.payments.connectTerminal({
      terminalId: terminal,
      connection: { driver: 'behpardakht', host, port },
    });
  };

/** A sale whose terminal never answered, and whose client went away. */
async function lostSale(office: OfficeAtWork): Promise<void> {
  const { visitId } = await chargedVisit(office);
  const { id } = await office.clerk.staff.whoAmI();
  office.desk.path.execute(id, (tx) => {
    const attemptId = tx.newId();
    const ownNumber = '100000000001';
    tx.append(paymentRequested, { attemptId, visitId, terminalId: terminal, ownNumber, amount: 770_000 });
    tx.append(
      paymentAnswered,
      {
        ...{ id: tx.newId(), attemptId, how: 'answer', end: 'unknown', reason: 'silent' },
        ...{ rrn: null, stan: null, cardMasked: null, rialsTaken: null, said: null },
      },
      { rawMasked: '' },
    );
  });
  await office.clerk.visits.cancel({ visitId, reasonCode: 'unpaid' });
}

async function closeLastWeek({ manager: { dayClose } }: OfficeAtWork): Promise<void> {
  const day = lastWeek;
  for (const terminalId of [terminal, otherTerminal])
    await dayClose.declareZero({ day, terminalId, batchNumber: '41', batchTotal: 0 });
  await dayClose.close({ day, reason: null, password: manager.password });
}
