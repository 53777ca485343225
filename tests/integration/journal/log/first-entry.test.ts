// A stream is in the store from its first entry on (J50).
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { newDeviceKeys } from '#core/journal/device/device-identity.ts';
import { freshDesk } from '#tests/support/joined-office.ts';
import { openOffice } from '#tests/support/office.ts';
import { addEntry } from '#tests/support/office-pcs.ts';

/** A PC that has joined an office and has nothing of it. */
async function emptyPc(): Promise<Desk> {
  const office = (await openOffice()).desk;
  const desk = freshDesk(office.machine);
  const facts = { officeCode: '1101', deskNumber: 2, deviceName: 'باجهٔ ۲', demo: false };
  const rootKey = office.identity()?.rootKey ?? '';
  const keys = newDeviceKeys(office.machine);
  desk.path.establish({ ...facts, keys, rootKey, identifierKey: new Uint8Array(32) }, () => undefined);
  return desk;
}

const streamsOf = ({ path }: Desk) =>
  path.journal.streams().map(({ device, epoch, startHash }) => ({ device, epoch, startHash }));

test('J50 a PC that wrote nothing has no stream, and its first entry comes with one', async () => {
  const desk = await emptyPc();
  const { deviceId = '', epoch = '' } = desk.identity() ?? {};
  const own = { device: deviceId, epoch };
  expect(streamsOf(desk)).toEqual([]);
  expect(desk.path.journal.head(own)).toEqual({ seq: 0, hash: zeroHash });
  addEntry({ desk });
  expect(streamsOf(desk)).toEqual([{ ...own, startHash: zeroHash }]);
  expect(desk.path.journal.head(own).seq).toBe(1);
});

test('J50 no command without an entry, no refused one and no empty batch leaves a stream', async () => {
  const desk = await emptyPc();
  const before = desk.identity()?.epoch;
  desk.path.execute(null, () => undefined);
  const refused = () =>
    desk.path.execute(null, (tx) => {
      const body = { checkId: tx.newId(), item: 'rate_board', result: 'passed' } as const;
      tx.append(premisesChecked, body, { note: null });
      throw new Error('refused');
    });
  expect(refused).toThrow('refused');
  desk.path.ingest({ device: 'x', epoch: 'x' }, []);
  const renewal = { epoch: 'a'.repeat(32), startHash: zeroHash };
  expect(() => desk.path.renew(renewal, () => undefined)).toThrow('a new epoch begins with an entry');
  expect([streamsOf(desk), desk.identity()?.epoch]).toEqual([[], before]);
});
