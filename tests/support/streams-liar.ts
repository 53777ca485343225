// What a PC that gives an image of the office may say of where another PC's chain begins.
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash } from '#core/foundation/wire/chain.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { LinkIdentity } from '#core/replication/peers/link.ts';
import type { Sqlite } from '#db/open-store.ts';

export type Change = (sqlite: Sqlite, self: LinkIdentity) => void;

type Row = {
  lc: number;
  device: string;
  epoch: string;
  type: string;
  day: string;
  at: string;
  actor: string | null;
  hash: string;
  bytes: Buffer;
};

function entryAt(sqlite: Sqlite, seq: number): Row {
  const row = sqlite.prepare<[number], Row>('SELECT * FROM journal WHERE seq = ?').get(seq);
  if (row === undefined) throw new Error('the image has entries of one chain');
  return row;
}

/** Keeps a head in the image that this PC signed once. */
function keepHead(sqlite: Sqlite, self: LinkIdentity, epoch: string, seq: number, key = epoch): void {
  const { hash } = sqlite
    .prepare<[string, number], { hash: string }>('SELECT hash FROM journal WHERE epoch = ? AND seq = ?')
    .get(key, seq) ?? { hash: '' };
  const { deviceId, signingKey } = self;
  sqlite
    .prepare(
      'INSERT OR REPLACE INTO signed_heads (device, epoch, seq, hash, signature) VALUES (?, ?, ?, ?, ?)',
    )
    .run(deviceId, key, seq, hash, signStatement(headStatement({ deviceId, epoch, seq, hash }), signingKey));
}

/** Says of a chain that there is one. */
export function addStream(
  sqlite: Sqlite,
  device: string,
  epoch: string,
  startHash: string,
  [branchOf, base]: readonly [string | null, number] = [null, 0],
): void {
  sqlite
    .prepare('INSERT INTO streams (device, epoch, start_hash, branch_of, base_seq) VALUES (?, ?, ?, ?, ?)')
    .run(device, epoch, startHash, branchOf, base);
}

/** A chain ends after `last`, and its entries after `base` are a branch of it: its PC signed the end of both. */
export const cutAt =
  (last: number, base: number): Change =>
  (sqlite, self) => {
    const { device, epoch, hash } = entryAt(sqlite, base);
    if (last > 0) keepHead(sqlite, self, epoch, last);
    addStream(sqlite, device, 'b', hash, [epoch, base]);
    for (const table of ['journal', 'private_parts', 'signed_heads']) {
      sqlite.prepare(`UPDATE ${table} SET epoch = 'b' WHERE seq > ?`).run(base);
      sqlite.prepare(`DELETE FROM ${table} WHERE epoch <> 'b' AND seq > ?`).run(last);
    }
  };

/** An entry that its PC wrote after `base` once more, as one does that was put back from a copy: that is no lie. */
export const branchAt =
  (base: number): Change =>
  (sqlite, self) => {
    const { device, epoch, hash } = entryAt(sqlite, base);
    const { lc, type, day, at, actor, bytes } = entryAt(sqlite, base + 1);
    const { private: _, ...envelope } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    const other = canonicalBytes({ ...envelope, body: { other: true } });
    addStream(sqlite, device, 'b', hash, [epoch, base]);
    sqlite
      .prepare(
        'INSERT INTO journal (device, epoch, seq, lc, type, day, at, actor, hash, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(device, 'b', base + 1, lc, type, day, at, actor, chainHash(hash, other), other);
    keepHead(sqlite, self, epoch, base + 1, 'b');
  };

/** A branch of an honest chain of which there is no entry. */
export const emptyBranchAt =
  (base: number): Change =>
  (sqlite) => {
    const { device, epoch, hash } = entryAt(sqlite, base);
    addStream(sqlite, device, 'b', hash, [epoch, base]);
  };

/** Two branches that each left the other. */
export const branchesInACircle: Change = (sqlite) => {
  const { device, hash } = entryAt(sqlite, 20);
  addStream(sqlite, device, 'b', hash, ['c', 20]);
  addStream(sqlite, device, 'c', hash, ['b', 20]);
};
