// A PC of the office that admits another one anew, with a key of its own: nobody takes that key for the other's, so nobody
// is cut off by it and nobody writes in another's name.
import { expect, test } from 'vitest';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import { laneOf } from '#tests/support/merged-desk.ts';
import {
  addEntry,
  alike,
  emptyDesk,
  firstPc,
  here,
  joined,
  type Pc,
  pcOf,
  until,
} from '#tests/support/office-pcs.ts';

const forgedKey = 'A'.repeat(43);
const idOf = ({ desk }: Pc): string => desk.identity()?.deviceId ?? '';
const keysAt = ({ desk }: Pc): ReadonlyMap<string, string> =>
  new Map(desk.reads.peers.known().map(({ deviceId, publicKey }) => [deviceId, publicKey]));

/** The liar admits everybody else again, before them in the list of desks. */
function admitAnew(liar: Pc, others: readonly Pc[]): void {
  liar.desk.path.execute(null, (tx) => {
    for (const other of others)
      tx.append(deviceAdmitted, {
        id: tx.newId(),
        deviceId: idOf(other),
        deskNumber: 1,
        publicKey: forgedKey,
        name: 'باجهٔ دروغین',
      });
  });
}

test('N13 N39 a PC that is admitted anew with another key keeps its own, at every PC and at one that joins later', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const { id } = office.manager;
  const second = await joined(first, id, 'باجهٔ ۲');
  const liar = await joined(first, id, 'باجهٔ ۳');
  await liar.peers.connect(here, second.port);
  await alike(first, second, liar);
  const keys = keysAt(first);
  admitAnew(liar, [first, second]);
  await alike(first, second, liar);
  for (const pc of [first, second, liar]) expect(keysAt(pc)).toEqual(keys);

  // They still meet, and what each signs is still believed.
  await second.peers.close();
  await until(() => !first.peers.linked().includes(idOf(second)), 'the link is gone');
  const again = pcOf(second.desk);
  await again.peers.connect(here, first.port);
  addEntry(second);
  addEntry(first);
  await alike(first, second, liar);

  const late = await joined(first, id, 'باجهٔ ۴');
  await alike(first, second, late);
  for (const [device, key] of keys) expect(keysAt(late).get(device)).toBe(key);
});

test('N13 N39 whichever of the two admissions arrives first, a new PC goes by what it was told when it joined', async () => {
  const { office, pc: first } = await firstPc();
  const { id } = office.manager;
  const second = await joined(first, id, 'باجهٔ ۲');
  const liar = await joined(first, id, 'باجهٔ ۳');
  await alike(first, second, liar);
  const keys = keysAt(first);
  admitAnew(liar, [first, second]);
  await alike(first, second, liar);
  const told = first.desk.reads.peers.members().map(({ deviceId, publicKey }) => ({ deviceId, publicKey }));
  const late = emptyDesk();
  const facts = { officeCode: '1101', deskNumber: 4, deviceName: 'باجهٔ ۴', demo: false };
  const rootKey = first.desk.identity()?.rootKey ?? '';
  late.path.establish({ ...facts, rootKey, identifierKey: new Uint8Array(32) }, () =>
    late.reads.peers.introduce(told),
  );
  for (const { desk } of [liar, first]) {
    const { stream, entries } = laneOf(desk);
    late.path.ingest(stream, entries);
  }
  const found = new Map(late.reads.peers.known().map(({ deviceId, publicKey }) => [deviceId, publicKey]));
  for (const [device, key] of keys) expect(found.get(device)).toBe(key);
});
