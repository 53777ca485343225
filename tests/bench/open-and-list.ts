// Opening a big store, its day list beside the same SQL by hand, and the check of its whole chain.

import type { Desk } from '#core/access/request-context/desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { verifyChains } from '#core/journal/verification/verify.ts';
import { startVerifyThread } from '#core/journal/verification/verify-thread.ts';
import { openStore } from '#db/open-store.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { openBenchOffice } from './bench-office.ts';
import { bigOffice } from './big-office.ts';
import {
  type BenchReport,
  inTurns,
  inUnits,
  lower,
  ms,
  type Run,
  summaryOf,
  timed,
  times,
} from './measure.ts';

/** The rows of the day list with nothing around them: one prepared statement on the raw handle. */
const dayListSql = `
  SELECT v.id, v.number, v.desk_number, v.at, v.client_type, v.client_name, v.identifier_masked, v.actor,
    (SELECT outcome FROM identity_checks i WHERE i.visit_id = v.id ORDER BY i.at DESC, i.id DESC LIMIT 1) AS identity,
    (SELECT kind FROM visit_endings e WHERE e.visit_id = v.id ORDER BY e.at, e.id LIMIT 1) AS ending,
    EXISTS (SELECT 1 FROM fee_charges c WHERE c.visit_id = v.id
      AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id)) AS has_charge,
    (SELECT coalesce(sum(l.gross), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
      WHERE c.visit_id = v.id AND l.channel = 'office_pos'
      AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id)) AS charged,
    (SELECT coalesce(sum(p.amount + coalesce(
        (SELECT min(r.amount) FROM payment_reversals r WHERE r.payment_id = p.id), 0)), 0)
      FROM payments p WHERE p.visit_id = v.id) AS paid
  FROM visits v WHERE v.day = ? ORDER BY v.desk_number, v.number, v.id`;

/** Measures on an office of at least `entries` entries, which is built first when it is not there. */
export async function benchOpenAndList(run: Run): Promise<BenchReport> {
  const [opens, lists] = [run.many(15), run.many(1_000)];
  const dir = await bigOffice(run);
  const opening = await inTurns(
    [
      { what: 'open the office (store, migrations, identity)', run: () => openBenchOffice(dir).desk.close() },
      {
        what: 'open the office, compare the tables of its last day, answer the lock screen',
        run: async () => {
          const { desk } = openBenchOffice(dir);
          await callerOf(desk, null).staff.signInList();
          await desk.close();
        },
      },
      {
        what: 'open the store alone (key, settings)',
        run: () => openStore(storeFile(dir), { key: demonstrationKey() }).sqlite.close(),
      },
    ],
    opens,
    1,
  );
  const { desk } = openBenchOffice(dir);
  try {
    const listing = await listDays(desk, lists);
    const held = desk.path.journal.count();
    const { findings, pages, took: verifying } = await verifyFileAndChains(desk, dir);
    if (findings > 0) throw new Error(`the check has ${findings} findings`);
    const [open, list, raw] = [opening[0], listing[0], listing[1]].map((one) => summaryOf(one?.times ?? []));
    const count = held.toLocaleString('en-US');
    return {
      title: `A store of ${count} entries`,
      measured: [
        ...opening,
        ...listing,
        { what: 'verify every page and the whole chain', times: [verifying] },
      ],
      judged: [
        lower('open the office', open?.median ?? Number.NaN, ms, 25),
        lower('day list, p99', list?.p99 ?? Number.NaN, ms, 10),
        lower('day list ÷ raw SQL', (list?.median ?? Number.NaN) / (raw?.median ?? Number.NaN), times, 1.5),
        lower('verify, for a million entries', (verifying / held) * 1_000, inUnits(' s', 1), 10),
      ],
      notes: [
        'Copies of one simulated day, taken in through the write path; every chain was verified in this run.',
        `Verify: all ${pages.toLocaleString('en-US')} pages of the file by a second thread, which then walks chains beside the first one.`,
        `The day list asks for another day each time (${lists} times); the raw SQL is the same question on the raw handle.`,
        'Time to open includes closing again. The tables of the last day are compared when the sign-in screen is idle, or before the first call that needs more.',
      ],
    };
  } finally {
    await desk.close();
  }
}

/** What verify does beside making the tables anew: the second thread reads the file while this one begins with the chains. */
async function verifyFileAndChains(desk: Desk, dir: string) {
  const checked = { findings: 0, pages: 0 };
  const took = await timed(async () => {
    const thread = startVerifyThread(storeFile(dir), demonstrationKey());
    const [file, chains] = await Promise.all([
      thread.pages(),
      verifyChains(desk.path.journal, [], () => undefined, { thread }),
    ]);
    if (file === null) throw new Error('the second thread could not read the file');
    checked.pages = file.pages;
    checked.findings = file.damaged.length + chains.findings.length;
    await thread.stop();
  });
  return { ...checked, took };
}

async function listDays({ store: { sqlite }, reads }: Desk, lists: number): Promise<BenchReport['measured']> {
  const days = sqlite.prepare<[], string>('SELECT DISTINCT day FROM visits ORDER BY day').pluck().all();
  const raw = sqlite.prepare<[string]>(dayListSql);
  const dayOf = (round: number): string => days[(round * 37) % days.length] ?? '';
  const [first = ''] = days;
  if (reads.visitState.dayRows(first).length !== raw.all(first).length)
    throw new Error('both list the same visits');
  return inTurns(
    [
      { what: 'day list', run: (round) => reads.visitState.dayRows(dayOf(round)) },
      { what: 'day list, raw SQL', run: (round) => raw.all(dayOf(round)) },
    ],
    lists,
    lists / 20,
  );
}
