// The palette's search on the big store, letter by letter as names, codes and reference numbers are typed, beside LIKE
// on the same names.
import type { Desk } from '#core/access/request-context/desk.ts';
import { meaningsOf } from '#core/counter/search/rules.ts';
import { openBenchOffice } from './bench-office.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, higher, inTurns, lower, ms, type Run, summaryOf, times } from './measure.ts';

/** Measures on an office of at least `entries` entries. */
export async function benchSearch(run: Run): Promise<BenchReport> {
  const clientsTyped = run.many(60);
  const { desk } = openBenchOffice(await bigOffice(run));
  try {
    const typed = keystrokes(desk, clientsTyped);
    const { sqlite } = desk.store;
    const count = sqlite.prepare<[], number>('SELECT count(*) FROM clients').pluck().get() ?? 0;
    const like = sqlite.prepare<[string]>(
      `SELECT * FROM clients WHERE name_folded LIKE ? ORDER BY name_folded LIMIT 7`,
    );
    const day = sqlite.prepare<[], string>('SELECT max(day) FROM visits').pluck().get() ?? '';
    const at = (round: number): string => typed[(round * 7) % typed.length] ?? '';
    const [found] = await inTurns(
      [{ what: 'one keystroke', run: (round) => desk.reads.palette.find(meaningsOf(at(round)), day, 1, '') }],
      typed.length,
      run.many(50, 0),
    );
    const [scanned] = await inTurns(
      [{ what: 'LIKE on the folded names', run: (round) => like.all(`%${at(round)}%`) }],
      run.many(20),
      run.many(2, 0),
    );
    if (found === undefined || scanned === undefined) throw new Error('both were measured');
    const [index, scan] = [summaryOf(found.times), summaryOf(scanned.times)];
    return {
      title: `Search among ${count.toLocaleString('en-US')} clients`,
      measured: [found, scanned],
      judged: [
        lower('a keystroke, p99', index.p99, ms, 5),
        higher('LIKE ÷ search', scan.median / index.median, times, 100),
      ],
      notes: [
        `Typed: names, national codes, phones and reference numbers of ${clientsTyped} clients, each after every letter from the second on.`,
        'A search looks for clients, receipts and complaints, in both keyboard layouts; LIKE only looks for names.',
        'The office is the big one above; its days are copies, so that many clients share a name, which is the hard case.',
      ],
    };
  } finally {
    await desk.close();
  }
}

type Known = {
  readonly name: string;
  readonly identifier: string;
  readonly mobile: string;
  readonly rrn: string;
};

/** What is in the search field after each letter, in the order of typing. */
function keystrokes({ store: { sqlite } }: Desk, clients: number): readonly string[] {
  const known = sqlite
    .prepare<[number], Known>(
      `SELECT v.client_name AS name, c.identifier, c.mobile, p.rrn FROM payments p JOIN visits v ON v.id = p.visit_id
       JOIN clients c ON c.identifier_hmac = v.identifier_hmac
       WHERE v.client_name IS NOT NULL AND c.identifier IS NOT NULL AND c.mobile IS NOT NULL LIMIT ?`,
    )
    .all(clients);
  return known.flatMap(({ name, identifier, mobile, rrn }) =>
    [name, identifier, mobile, rrn].flatMap((text) =>
      Array.from({ length: text.length - 1 }, (_, index) => text.slice(0, index + 2)),
    ),
  );
}
