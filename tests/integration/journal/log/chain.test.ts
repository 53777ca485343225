// Whatever is changed behind the application's back is found by verify: the attacker here has the key, drops the
// triggers and writes what they like.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { chainHash, zeroHash } from '#core/foundation/wire/chain.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import { type Finding, verifyChains } from '#core/journal/verification/verify.ts';
import { startVerifyThread, type VerifyThread } from '#core/journal/verification/verify-thread.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { copyStore } from '#tests/support/copied-store.ts';
import { openSimulated, playDays, simulatedKey } from '#tests/support/simulated-office.ts';
import { everyNth, inTier } from '#tests/support/tier.ts';

let original: string;
let entries: number;

beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), 'pishkhan-chain-'));
  const office = openSimulated(original, 'chain');
  await playDays(office, 1, inTier(3, 6));
  entries = office.desk.path.journal.count();
  await office.desk.close();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** Tampers with a copy of the office and gives what verify finds. */
async function findingsAfter(tamper: (sqlite: Sqlite) => void): Promise<readonly Finding[]> {
  const dir = mkdtempSync(join(tmpdir(), 'pishkhan-tampered-'));
  try {
    copyStore(original, dir);
    const { sqlite } = openStore(storeFile(dir), { key: simulatedKey });
    for (const name of sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all())
      sqlite.exec(`DROP TRIGGER ${name}`);
    sqlite.pragma('foreign_keys = OFF');
    tamper(sqlite);
    sqlite.close();
    // As `office verify` opens it: a desk that may write would have repaired the last day by now.
    const { desk } = openSimulated(dir, 'verify', { readonly: true });
    const { findings } = await verifyOffice(desk, () => undefined);
    await desk.close();
    return findings;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function bytesAt(sqlite: Sqlite, seq: number): Buffer {
  return z
    .instanceof(Buffer)
    .parse(sqlite.prepare('SELECT bytes FROM journal WHERE seq = ?').pluck().get(seq));
}

function seqOf(sqlite: Sqlite, type: string): number {
  return z.number().parse(sqlite.prepare('SELECT min(seq) FROM journal WHERE type = ?').pluck().get(type));
}

function reasons(findings: readonly Finding[]): string[] {
  return findings.map((finding) =>
    finding.kind === 'chain'
      ? `${finding.seq} ${finding.reason}`
      : finding.kind === 'table'
        ? `table ${finding.table}`
        : 'rebuild',
  );
}

/** Makes every hash from `seq` on agree with the bytes, as a patient forger would. */
function rechain(sqlite: Sqlite): void {
  const put = sqlite.prepare('UPDATE journal SET hash = ? WHERE seq = ?');
  const rows = sqlite
    .prepare<[], { seq: number; bytes: Buffer }>('SELECT seq, bytes FROM journal ORDER BY seq')
    .all();
  let hash = zeroHash;
  for (const { seq, bytes } of rows) {
    hash = chainHash(hash, bytes);
    put.run(hash, seq);
  }
}

test('an untouched office has nothing to find', async () => {
  expect(await findingsAfter(() => undefined)).toEqual([]);
});

test('J4 one changed byte of any entry is found at that entry', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: entries }),
      fc.nat(100_000),
      fc.integer({ min: 1, max: 255 }),
      async (seq, place, flip) => {
        const findings = await findingsAfter((sqlite) => {
          const bytes = bytesAt(sqlite, seq);
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          sqlite.prepare('UPDATE journal SET bytes = ? WHERE seq = ?').run(bytes, seq);
        });
        expect(reasons(findings)[0]).toBe(`${seq} hash`);
      },
    ),
    { numRuns: inTier(5, 15) },
  );
}, 240_000);

const damages: Readonly<Record<string, string>> = {
  'nothing is wrong': 'SELECT 1',
  'bytes are changed': "UPDATE journal SET bytes = CAST(bytes || ' ' AS BLOB) WHERE seq % 7 = 3",
  'a hash is changed': `UPDATE journal SET hash = '${'a'.repeat(64)}' WHERE seq IN (10, 11, 30)`,
  'entries are missing': 'DELETE FROM journal WHERE seq IN (10, 11, 20, 21, 22, 40)',
  'columns are changed': "UPDATE journal SET day = '2020-01-01' WHERE seq BETWEEN 9 AND 12",
  'private parts are changed': 'UPDATE private_parts SET salt = zeroblob(16) WHERE seq BETWEEN 5 AND 50',
  'the end is missing': 'DELETE FROM journal WHERE seq > (SELECT max(seq) - 15 FROM journal)',
};

test.each(everyNth(3, Object.entries(damages)))(
  'J4 J23 in stretches and by two threads the same is found where %s',
  async (_, damage) => {
    const dir = mkdtempSync(join(tmpdir(), 'pishkhan-tampered-'));
    copyStore(original, dir);
    const { sqlite, orm } = openStore(storeFile(dir), { key: simulatedKey });
    const triggers = sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck();
    for (const name of triggers.all()) sqlite.exec(`DROP TRIGGER ${name}`);
    sqlite.pragma('foreign_keys = OFF');
    const [stream] = createJournalStore(orm).streams();
    if (stream === undefined) throw new Error('the office has a stream');
    const witnesses = [
      { device: stream.device, epoch: stream.epoch, ...createJournalStore(orm).head(stream) },
      { device: stream.device, epoch: stream.epoch, seq: 20, hash: 'b'.repeat(64) },
      { device: 'nobody', epoch: stream.epoch, seq: 1, hash: 'b'.repeat(64) },
    ];
    sqlite.exec(damage);
    const journal = createJournalStore(orm);
    let done = 0;
    const check = (thread: VerifyThread | null, segment: number) =>
      verifyChains(journal, witnesses, (entries) => (done = entries), { thread, segmentEntries: segment });
    const whole = await check(null, 1_000_000);
    expect(whole.findings.length).toBeGreaterThan(0);
    for (const segment of [1, 7, 64]) expect(await check(null, segment)).toEqual(whole);
    const thread = startVerifyThread(storeFile(dir), simulatedKey);
    expect(await check(thread, 10)).toEqual(whole);
    await thread.stop();
    expect(done).toBe(whole.entries);
    sqlite.close();
    rmSync(dir, { recursive: true, force: true });
  },
);

test('J23 a second thread that cannot read leaves all of it to the first', async () => {
  const { sqlite, orm } = openStore(storeFile(original), { key: simulatedKey });
  const thread = startVerifyThread(join(original, 'nothing.db'), simulatedKey);
  expect([await thread.pages(), await thread.structure()]).toEqual([null, null]);
  const report = await verifyChains(createJournalStore(orm), [], () => undefined, {
    thread,
    segmentEntries: 5,
  });
  await thread.stop();
  expect(report).toMatchObject({ entries, findings: [] });
  sqlite.close();
});

test('a changed hash is found', async () => {
  const findings = await findingsAfter((sqlite) => {
    sqlite.prepare('UPDATE journal SET hash = ? WHERE seq = 5').run('a'.repeat(64));
  });
  expect(reasons(findings)).toEqual(['5 hash', '6 hash']);
});

test.each(
  everyNth(2, [
    ['type', 'visit.opened'],
    ['day', '2020-01-01'],
    ['at', '2020-01-01T00:00:00.000Z'],
    ['actor', 'somebody'],
  ]),
)('a column that says otherwise than its bytes is found: %s', async (column, value) => {
  const findings = await findingsAfter((sqlite) => {
    sqlite.prepare(`UPDATE journal SET ${column} = ? WHERE seq = 3`).run(value);
  });
  expect(reasons(findings)).toContain('3 columns');
});

test('a dropped entry is found', async () => {
  const findings = await findingsAfter((sqlite) => {
    sqlite.exec('DELETE FROM journal WHERE seq = 9');
  });
  expect(reasons(findings)).toContain('10 gap');
});

test('J4 entries that were dropped between a chain and a branch that is said to have left it are found', async () => {
  const branchedOff = (dropped: string) =>
    findingsAfter((sqlite) => {
      sqlite.exec(`INSERT INTO streams (device, epoch, start_hash, branch_of, base_seq)
        SELECT device, 'b', (SELECT hash FROM journal WHERE seq = 20), epoch, 20 FROM streams`);
      for (const table of ['journal', 'private_parts']) {
        sqlite.exec(`UPDATE ${table} SET epoch = 'b' WHERE seq > 20`);
        sqlite.exec(`DELETE FROM ${table} WHERE ${dropped}`);
      }
    });
  expect(reasons(await branchedOff('FALSE'))).toEqual([]);
  expect(reasons(await branchedOff('seq BETWEEN 11 AND 20'))).toContain('21 gap');
});

test('a dropped entry whose followers were renumbered is found', async () => {
  const findings = await findingsAfter((sqlite) => {
    sqlite.exec('DELETE FROM journal WHERE seq = 9');
    for (let seq = 10; seq <= entries; seq += 1)
      sqlite.prepare('UPDATE journal SET seq = seq - 1 WHERE seq = ?').run(seq);
  });
  expect(reasons(findings)[0]).toBe('9 hash');
});

test('two swapped entries are found', async () => {
  const findings = await findingsAfter((sqlite) => {
    sqlite.exec(
      'UPDATE journal SET seq = 100000 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8; UPDATE journal SET seq = 8 WHERE seq = 100000',
    );
  });
  expect(reasons(findings)[0]).toBe('7 hash');
});

test('two swapped entries are found after the hashes were made to fit', async () => {
  const findings = await findingsAfter((sqlite) => {
    const [seventh, eighth] = [bytesAt(sqlite, 7), bytesAt(sqlite, 8)];
    const put = sqlite.prepare('UPDATE journal SET bytes = ? WHERE seq = ?');
    put.run(eighth, 7);
    put.run(seventh, 8);
    rechain(sqlite);
  });
  expect(reasons(findings)).toEqual(expect.arrayContaining(['7 columns', '8 columns']));
});

test('an inserted entry is found', async () => {
  const findings = await findingsAfter((sqlite) => {
    for (let seq = entries; seq >= 9; seq -= 1)
      sqlite.prepare('UPDATE journal SET seq = seq + 1 WHERE seq = ?').run(seq);
    sqlite.exec(
      'INSERT INTO journal (device, epoch, seq, lc, type, day, at, actor, hash, bytes) SELECT device, epoch, 9, lc, type, day, at, actor, hash, bytes FROM journal WHERE seq = 8',
    );
  });
  expect(reasons(findings)[0]).toBe('9 hash');
});

test('an amount that was changed in an entry, with all hashes made to fit, is found by the tables', async () => {
  const findings = await findingsAfter((sqlite) => {
    const seq = seqOf(sqlite, 'payment.recorded');
    const text = bytesAt(sqlite, seq).toString('utf8');
    const forged = text.replace(/"amount":\d/, '"amount":9');
    expect(forged).not.toBe(text);
    sqlite.prepare('UPDATE journal SET bytes = ? WHERE seq = ?').run(Buffer.from(forged), seq);
    rechain(sqlite);
  });
  expect(reasons(findings)).toContain('table payment_allocations');
});

/** The province holds all of it. */
function acknowledgeAll(sqlite: Sqlite): void {
  sqlite.exec(`INSERT OR REPLACE INTO province_marks (device, epoch, acked_seq, acked_hash, backed_up_seq)
    SELECT device, epoch, seq, hash, 0 FROM journal ORDER BY seq DESC LIMIT 1`);
}

test('a history rewritten as a whole, tables and all, is found by the head that the province holds', async () => {
  const rewrite = (sqlite: Sqlite): void => {
    const seq = seqOf(sqlite, 'receipt.printed');
    const forged = bytesAt(sqlite, seq)
      .toString('utf8')
      .replace(/"monotonicMs":\d+/, '"monotonicMs":1');
    sqlite.prepare('UPDATE journal SET bytes = ? WHERE seq = ?').run(Buffer.from(forged), seq);
    rechain(sqlite);
  };
  expect(await findingsAfter(rewrite)).toEqual([]);
  const findings = await findingsAfter((sqlite) => {
    acknowledgeAll(sqlite);
    rewrite(sqlite);
  });
  expect(reasons(findings)).toEqual([`${entries} head_elsewhere`]);
});

test('entries dropped at the end are found by the head that the province holds', async () => {
  const findings = await findingsAfter((sqlite) => {
    acknowledgeAll(sqlite);
    sqlite.prepare('DELETE FROM journal WHERE seq >= ?').run(entries - 1);
  });
  expect(reasons(findings)).toContain(`${entries - 1} head_elsewhere`);
});

test('a changed private part is found', async () => {
  const findings = await findingsAfter((sqlite) => {
    const seq = z.number().parse(sqlite.prepare('SELECT min(seq) FROM private_parts').pluck().get());
    sqlite.prepare("UPDATE private_parts SET bytes = CAST('{}' AS BLOB) WHERE seq = ?").run(seq);
  });
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'chain', reason: 'private_part' }));
});

test.each(
  everyNth(2, [
    ['payments', 'UPDATE payments SET amount = amount + 1 WHERE rowid = 1'],
    ['payments', 'DELETE FROM payments WHERE rowid = 1'],
    ['visits', "UPDATE visits SET actor = 'somebody' WHERE rowid = 2"],
    ['fee_lines', "UPDATE fee_lines SET item_code = 'other' WHERE rowid = 1"],
    ['day_closings', 'DELETE FROM day_closings'],
    ['knowledge', 'INSERT INTO knowledge (stream, other, from_seq, seq) VALUES (1, 99, 1, 1)'],
  ]),
)('a changed row is found: %s, %s', async (table, change) => {
  const findings = await findingsAfter((sqlite) => {
    expect(sqlite.prepare(change).run().changes).toBeGreaterThan(0);
  });
  expect(reasons(findings)).toEqual([`table ${table}`]);
});
