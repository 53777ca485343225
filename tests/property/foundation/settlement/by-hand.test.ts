// Matches by hand, withdrawals and mappings that two PCs make without knowing of each other: in any order of arrival the
// tables are the same, and every PC sees the same matches, exceptions and difference.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { handMatchesOf } from '#core/closing/day-close/by-hand/views.ts';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { base64, importLines, officeAtWork, reportLine, servedVisit } from '#tests/support/closing-day.ts';
import { hurry, interleaving, laneOf, merged } from '#tests/support/merged-desk.ts';
import { type Caller, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { inTier } from '#tests/support/tier.ts';

type DayClose = Caller['dayClose'];

const act = fc.record({
  pc: fc.constantFrom('first', 'second'),
  what: fc.constantFrom('match', 'match', 'withdraw', 'map', 'meet'),
  one: fc.nat(2),
  other: fc.nat(2),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

async function play(dayClose: DayClose, paymentIds: readonly string[], doing: Act): Promise<void> {
  const { exceptions } = await dayClose.overview({ day: today });
  const found = exceptions.flatMap(({ pspRowIds }) => pspRowIds).toSorted();
  if (doing.what === 'match') {
    const paymentId = paymentIds[doing.one] ?? '';
    const [first = 'none', second] = [doing.other, doing.other + 1].map(
      (n) => found[n % Math.max(1, found.length)],
    );
    // Two of the rows add up to a payment; every third choice tries several.
    const rowIds = doing.other === 2 && second !== undefined && second !== first ? [first, second] : [first];
    const { isPossible, far } = await dayClose.tryMatch({ day: today, paymentId, rowIds });
    if (isPossible && far === null) await dayClose.matchByHand({ day: today, paymentId, rowIds });
  } else if (doing.what === 'withdraw') {
    const status = (await dayClose.handMatches({ day: today })).filter(
      ({ withdrawal }) => withdrawal === null,
    );
    const chosen = status[doing.one % Math.max(1, status.length)];
    if (chosen !== undefined) await dayClose.withdrawMatch({ matchId: chosen.matchId, note: 'اشتباه بود' });
  } else if (doing.what === 'map') {
    const numbers = `${doing.pc === 'first' ? 1 : 2}${doing.one}${doing.other}`;
    const text = `پایانه;ارجاع;ریال;روز\n14999002;633000099${numbers};1000;1405/09/04`;
    const columns = { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' };
    const bytesBase64 = base64(Buffer.from(text));
    if ((await dayClose.tryMapping({ bytesBase64, mapping: { columns } })).newRows === 0) return;
    const profile = { name: `شرکت ${doing.one}`, columns };
    await dayClose.importPsp({ day: today, fileName: 'other.csv', bytesBase64, profile });
  }
}

/** What a PC shows of the day; who was heard from depends on who looks. */
function shownBy(desk: Desk) {
  const { exceptions, matches, totals, differenceToGo } = dayStatus(desk.reads, today, today);
  return {
    exceptions,
    matches,
    totals,
    differenceToGo,
    handMatches: handMatchesOf(desk.reads, today, today),
    mappings: desk.store.sqlite.prepare('SELECT header_key FROM psp_mappings GROUP BY header_key').all()
      .length,
  };
}

test('matches, withdrawals and mappings of two PCs come out the same in any order of arrival', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 6, maxLength: 12 }),
      fc.array(interleaving, { minLength: 3, maxLength: 3 }),
      async (acts, interleavings) => {
        const office = await officeAtWork();
        hurry(office.desk);
        const paymentIds = [
          await servedVisit(office, 1),
          await servedVisit(office, 2),
          await servedVisit(office, 3),
        ];
        await importLines(office, [
          reportLine(11, { time: '16:00:00' }),
          reportLine(12, { time: '17:00:00' }),
          reportLine(13, { time: '18:00:00', amount: 700_000 }),
          reportLine(14, { time: '18:10:00', amount: 70_000 }),
        ]);
        const other = joinOffice(office, 2);
        hurry(other.desk);
        const here = office.as(office.manager).dayClose;
        const there = other.seat(office.manager).dayClose;
        for (const doing of acts) {
          if (doing.what !== 'meet') await play(doing.pc === 'first' ? here : there, paymentIds, doing);
          else if (doing.pc === 'first') carryEntries(other.desk, office.desk);
          else carryEntries(office.desk, other.desk);
        }
        const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
        const seen = (desk: Desk) => ({ tables: tableRowsOf(desk), shown: shownBy(desk) });
        const whole = await merged(lanes, [], seen);
        for (const turns of [[{ side: 1, count: 100_000 }], ...interleavings])
          expect(await merged(lanes, turns, seen)).toEqual(whole);
        carryEntries(other.desk, office.desk);
        carryEntries(office.desk, other.desk);
        expect(seen(office.desk)).toEqual(whole);
        expect(seen(other.desk)).toEqual(whole);
      },
    ),
    { numRuns: inTier(1, 4), endOnFailure: true },
  );
}, 300_000);
