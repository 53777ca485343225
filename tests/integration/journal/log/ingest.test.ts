// What comes from elsewhere is taken in, kept in quarantine or refused as a whole: it never stops the desk.
import { expect, test } from 'vitest';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { privateCommitment, zeroHash } from '#core/foundation/wire/chain.ts';
import { entryBytes } from '#core/journal/log/define-entry.ts';
import { ChainError, type IngestedEntry, UnsendableError } from '#core/journal/log/write-path.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { quarantine } from '#db/schema/journal/journal.ts';
import { openOffice } from '#tests/support/office.ts';

const stream = { device: '01992d10-0000-7000-8000-000000000001', epoch: 'ab'.repeat(16) };

function envelope(seq: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    v: 1,
    ...stream,
    seq,
    lc: seq,
    at: '2026-11-25T06:00:00.000Z',
    day: '2026-11-25',
    office: '1101',
    actor: null,
    type: 'premises.checked',
    tv: 1,
    body: { checkId: `01992d10-0000-7000-8000-00000000010${seq}`, item: 'rate_board', result: 'passed' },
    clock: { offsetMs: null, monotonicMs: 0, boot: stream.device },
    ...more,
  };
}

function withPrivate(seq: number, bytes: Uint8Array): IngestedEntry {
  const salt = new Uint8Array(16).fill(seq);
  const line = canonicalBytes(envelope(seq, { private: privateCommitment(salt, bytes) }));
  return { bytes: line, private: { salt, bytes } };
}

test('N4 what is not canonical or not of its shape is kept in quarantine, and what follows is taken in', {
  tags: 'release',
}, async () => {
  const { desk } = await openOffice();
  const text = Buffer.from(canonicalBytes(envelope(1))).toString();
  const head = desk.path.ingest(stream, [
    { bytes: Buffer.from(text.replace('{"actor"', '{ "actor"')) },
    withPrivate(2, Buffer.from('\u{feff}{"note":null}')),
    withPrivate(3, canonicalBytes({ note: 7 })),
    withPrivate(4, canonicalBytes({ note: null })),
  ]);
  expect(head.seq).toBe(4);
  const kept = () =>
    desk.store.orm
      .select()
      .from(quarantine)
      .all()
      .map(({ seq, reason }) => [seq, reason]);
  const expected = [
    [1, 'not_canonical'],
    [2, 'private_invalid'],
    [3, 'private_invalid'],
  ];
  expect(kept()).toEqual(expected);
  rebuildTables(desk.store, desk.path, () => undefined);
  expect(kept()).toEqual(expected);
});

test.each([
  ['has a byte order mark', Buffer.from(`\u{feff}${Buffer.from(canonicalBytes(envelope(2))).toString()}`)],
  ['is not JSON', Buffer.from('{')],
  ['is no envelope', Buffer.from('{}')],
  ['is of another stream', canonicalBytes(envelope(2, { epoch: 'cd'.repeat(16) }))],
  ['leaves one out', canonicalBytes(envelope(3))],
])('a line that %s is refused, with everything that came with it', async (_what, bytes) => {
  const { desk } = await openOffice();
  const before = desk.path.journal.count();
  expect(() => desk.path.ingest(stream, [withPrivate(1, canonicalBytes({ note: null })), { bytes }])).toThrow(
    ChainError,
  );
  expect(desk.path.journal.count()).toBe(before);
});

test('N44 an entry larger than its type allows is taken in nowhere, whatever part of it is large', async () => {
  const { desk } = await openOffice();
  const before = desk.path.journal.count();
  const note = (bytes: number) => canonicalBytes({ note: 'x'.repeat(bytes) });
  const large = [
    withPrivate(1, note(entryBytes.usual)),
    { bytes: canonicalBytes(envelope(1, { body: { checkId: 'x'.repeat(entryBytes.usual) } })) },
    {
      bytes: canonicalBytes(
        envelope(1, { type: 'nobody.knows', body: { more: 'x'.repeat(entryBytes.photo) } }),
      ),
    },
  ];
  for (const entry of large) expect(() => desk.path.ingest(stream, [entry])).toThrow(UnsendableError);
  expect(desk.path.journal.count()).toBe(before);
  // What is as large as people write is taken in, and so is a type of a newer version.
  const usual = [
    withPrivate(1, note(8000)),
    { bytes: canonicalBytes(envelope(2, { type: 'nobody.knows', body: { more: 'x'.repeat(200_000) } })) },
  ];
  expect(desk.path.ingest(stream, usual).seq).toBe(2);
});

test('N44 nobody writes an entry larger than its type allows: the others would not take it in', async () => {
  const { desk } = await openOffice();
  const before = desk.path.journal.count();
  const write = () =>
    desk.path.execute(null, (tx) =>
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: 'x'.repeat(entryBytes.usual) },
      ),
    );
  expect(write).toThrow(ProblemError);
  expect(desk.path.journal.count()).toBe(before);
});

test('N46 a commit that the disk refuses leaves nothing behind in memory either, and what comes again is taken whole', async () => {
  const { desk } = await openOffice();
  const { sqlite } = desk.store;
  const entries = [1, 2, 3].map((seq) => withPrivate(seq, canonicalBytes({ note: null })));
  const begins = { kind: 'epoch', startHash: zeroHash } as const;
  const take = (beside: () => void): void =>
    desk.path.recoverPage({ stream, begins, entries }, null, null, beside);
  const checks = () =>
    sqlite.prepare('SELECT count(*) FROM premises_checks WHERE device = ?').pluck().get(stream.device);
  // A full disk refuses the COMMIT, when all statements went through; so does a reference that leads nowhere.
  sqlite.exec('CREATE TEMP TABLE whole (id INTEGER PRIMARY KEY)');
  sqlite.exec('CREATE TEMP TABLE part (id INTEGER REFERENCES whole DEFERRABLE INITIALLY DEFERRED)');
  expect(() => take(() => void sqlite.exec('INSERT INTO part VALUES (1)'))).toThrow('FOREIGN KEY');
  expect(checks()).toBe(0);
  take(() => undefined);
  expect(checks()).toBe(3);
  expect(desk.path.pending()).toEqual([]);
});
