// A kill between what a PC notes of its own and the entry that says it: the opening finishes it, once (J51).
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { setUpDemoOffice } from '#core/app/first-run/set-up.ts';
import { countAnswer } from '#core/counter/feedback/commands.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import { enrolBy } from '#core/replication/sync/enrol.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { killedCopy, mixedCopy, openKilled } from '#tests/support/killed-copy.ts';
import { openOffice } from '#tests/support/office.ts';
import { addEntry, emptyDesk } from '#tests/support/office-pcs.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const entriesOf = ({ path }: Desk, type: string) =>
  path.journal
    .arrivedAfter(0, 100_000)
    .filter((entry) => entry.type === type)
    .map(({ bytes }) => envelopeSchema.parse(parseJsonBytes(bytes)));

/**
 * Copies of the office: before the entries that `work` writes are committed, right after that, and with all that the office says
 * afterwards beside the note as it was first.
 */
async function killed(desk: Desk, work: (hooked: Desk) => void | Promise<void>): Promise<readonly string[]> {
  let [noted, written] = ['', ''];
  const execute: Desk['path']['execute'] = (actor, command) =>
    desk.path.execute(actor, (tx) => {
      const result = command(tx);
      noted = killedCopy(desk);
      return result;
    });
  const stop = desk.subscribe(() => {
    if (noted !== '') written ||= killedCopy(desk);
  });
  await work({ ...desk, path: { ...desk.path, execute } });
  stop();
  return [noted, written, mixedCopy({ office: killedCopy(desk), device: noted })];
}

test('J51 a PC that is killed while it joins or is set up has no office, and begins anew', async () => {
  const desk = emptyDesk();
  let noted = '';
  const facts = { officeCode: '1101', deskNumber: 2, deviceName: 'باجهٔ ۲', demo: true, rootKey: 'x' };
  desk.path.establish(
    facts,
    () => {
      noted = killedCopy(desk);
    },
    () => desk.reads.peers.keepSettings({ isOn: true, host: '10.0.0.5', port: 0, isTaken: false }),
  );
  expect([desk.identity()?.deskNumber, desk.isJoining()]).toEqual([2, true]);
  const again = openKilled(noted, desk);
  expect([again.identity(), again.reads.office.office(), again.isJoining()]).toEqual([null, null, false]);
  await setUpDemoOffice(again);
  expect(again.identity()?.deskNumber).toBe(1);
  expect([again.reads.peers.settings().isTaken, again.isJoining()]).toEqual([true, false]);
});

test('J51 N33 a PC that is killed while it opens an epoch goes on in the one whose first entry is there', async () => {
  const { desk } = await openOffice();
  const { deviceId = '', epoch = '' } = desk.identity() ?? {};
  const parent = { device: deviceId, epoch };
  let [noted, written] = ['', ''];
  const stop = desk.subscribe(() => {
    written = killedCopy(desk);
  });
  openEpoch(desk, parent, desk.path.journal.head(parent), 'restored', () => {
    noted = killedCopy(desk);
  });
  stop();
  const opened = desk.identity()?.epoch ?? '';
  expect(opened).not.toBe(epoch);
  for (const [copy, expected] of [
    [noted, epoch],
    [written, opened],
    [mixedCopy({ office: killedCopy(desk), device: noted }), opened],
  ] as const) {
    const again = openKilled(copy, desk);
    expect(again.identity()?.epoch).toBe(expected);
    const own = { device: deviceId, epoch: expected };
    const { seq } = again.path.journal.head(own);
    addEntry({ desk: again });
    expect(again.path.journal.head(own).seq).toBe(seq + 1);
    expect(again.store.sqlite.prepare('SELECT epoch, next_epoch FROM device').get()).toEqual({
      epoch: expected,
      next_epoch: null,
    });
  }
});

test('J51 J52 a PC of which only the note of its first run or its joining came onto the disk begins anew', async () => {
  const desk = emptyDesk();
  const before = killedCopy(desk);
  await setUpDemoOffice(desk);
  const again = openKilled(mixedCopy({ office: before, device: killedCopy(desk) }), desk);
  expect([again.identity(), again.reads.office.office()]).toEqual([null, null]);
  const { deviceId } = desk.identity() ?? {};
  await setUpDemoOffice(again);
  expect(again.identity()?.deviceId).not.toBe(deviceId);
});

test('J51 an epoch that was refused was never opened, and the next one is', async () => {
  const { desk } = await openOffice();
  const { deviceId = '', epoch = '' } = desk.identity() ?? {};
  const parent = { device: deviceId, epoch };
  const opening = (also: () => void) =>
    openEpoch(desk, parent, desk.path.journal.head(parent), 'restored', also);
  expect(() =>
    opening(() => {
      throw new Error('refused');
    }),
  ).toThrow('refused');
  expect(desk.identity()?.epoch).toBe(epoch);
  addEntry({ desk });
  expect(desk.path.journal.streams()).toHaveLength(1);
  opening(() => undefined);
  expect(desk.path.journal.streams()).toHaveLength(2);
  expect(desk.identity()?.epoch).not.toBe(epoch);
});

test('J51 D22.5 a PC that is killed while it is enrolled has the pin, and journals the enrolment once', async () => {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  // A demonstration: its province may be at hand without https.
  const office = openSimulated(temporaryFolder(), 'killed');
  onTestFinished(() => office.desk.close());
  await playDays(office, 1, 1);
  const { desk } = office;
  const manager = desk.reads.staff.people().find(({ role }) => role === 'manager')?.id ?? '';
  const code = await province.createEnrolCode('1101');
  const copies = await killed(desk, (hooked) =>
    enrolBy(hooked, (work) => desk.path.execute(manager, work), province.url, code),
  );
  const [said, ...others] = entriesOf(desk, 'device.enrolled');
  expect([said?.actor, others]).toEqual([manager, []]);
  for (const copy of copies) {
    const again = openKilled(copy, desk);
    expect(entriesOf(again, 'device.enrolled').map(({ actor, body }) => ({ actor, body }))).toEqual([
      { actor: manager, body: said?.body },
    ]);
    expect(again.reads.sync.isByOwnCode()).toBe(true);
    expect(again.reads.sync.province()).toMatchObject({ provinceUrl: province.url, toJournal: null });
  }
});

test('J51 D14.8 five answers are counted once, whenever the PC is killed, and none is lost', async () => {
  const { desk } = await openOffice();
  for (let n = 0; n < 4; n += 1) countAnswer(desk, { sectionId: 'filing', rating: 5 });
  const copies = await killed(desk, (hooked) => countAnswer(hooked, { sectionId: 'filing', rating: 1 }));
  const [said] = entriesOf(desk, 'feedback.counted');
  expect(said?.body).toMatchObject({ rating1: 1, rating5: 4 });
  for (const copy of copies) {
    const again = openKilled(copy, desk);
    expect(entriesOf(again, 'feedback.counted').map(({ body }) => body)).toEqual([said?.body]);
    expect(again.reads.feedback.held('filing')).toMatchObject({ rating1: 0, rating5: 0 });
    countAnswer(again, { sectionId: 'filing', rating: 2 });
    expect(again.reads.feedback.held('filing')).toMatchObject({ rating1: 0, rating2: 1, rating5: 0 });
  }
});

test('J51 D14.8 answers that could not be journalled are with the next one, none of it twice', async () => {
  const { desk } = await openOffice();
  const refusing = {
    ...desk,
    path: {
      execute: () => {
        throw new Error('no room');
      },
    },
  };
  for (let n = 0; n < 4; n += 1) countAnswer(desk, { sectionId: 'filing', rating: 5 });
  expect(() => countAnswer(refusing, { sectionId: 'filing', rating: 5 })).toThrow('no room');
  expect(entriesOf(desk, 'feedback.counted')).toEqual([]);
  countAnswer(desk, { sectionId: 'filing', rating: 1 });
  expect(entriesOf(desk, 'feedback.counted').map(({ body }) => body)).toMatchObject([
    { rating1: 0, rating5: 5 },
  ]);
  expect(desk.reads.feedback.held('filing')).toMatchObject({ rating1: 1, rating5: 0 });
});
