// PCs of the office that are missing at a close: not heard from, or removed and back.
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { removeDevice } from '#core/replication/peers/admit.ts';
import { deviceAdmitted, deviceRemoved } from '#core/replication/peers/entries.ts';
import {
  closeDay,
  explainAll,
  nextDay,
  noTransaction,
  numbers,
  officeAtWork,
  overviewOf,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openOffice, problemOf, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { idOf, meet, overviewThere, servedVisitOn } from '#tests/support/two-pcs.ts';

describe('D21.18 a PC from which nothing of the day was heard', () => {
  const reason = 'باجهٔ ۲ امروز خاموش بود';

  async function withSilentPc(hasWaiting = false) {
    const office = await openOffice({ hasWaiting });
    const other = joinOffice(office, 2);
    carryEntries(other.desk, office.desk);
    await nextDay(office);
    const { dayClose } = office.as(office.manager);
    for (const { terminalId } of (await dayClose.overview({ day: tomorrow })).terminals)
      await dayClose.declareZero(noTransaction(tomorrow, terminalId));
    const { password } = office.manager;
    const close = (over: { reason?: string; withoutPcs?: string[] }) =>
      dayClose.close({ day: tomorrow, reason: null, password, outOfTurn: [today], ...over });
    return { office, other, close, dayClose };
  }
  const silent = { code: 'PEERS_MISSING', params: { desks: [2] } };

  it('is named with its last contact, and the day closes without it on purpose only', {
    tags: 'release',
  }, async () => {
    const { office, other, close, dayClose } = await withSilentPc();
    const overview = await overviewOf(office, tomorrow);
    const { missingPeers } = overview;
    expect(missingPeers).toEqual([{ device: idOf(other.desk), deskNumber: 2, lastContactAt: null }]);
    expect(overview.blockers).toContainEqual(silent);
    expect(await problemOf(close({ reason }))).toEqual(silent);
    expect(await problemOf(close({ reason, withoutPcs: [idOf(office.desk)] }))).toEqual(silent);
    const withoutPcs = [idOf(other.desk)];
    expect((await problemOf(close({ withoutPcs }))).code).toBe('REASON_NEEDED');
    await close({ reason, withoutPcs });
    const sheet = await dayClose.sheet({ day: tomorrow });
    expect(sheet.summary.missingPeers).toEqual(missingPeers);
    expect(sheet.closings.at(-1)?.reason).toBe(reason);
    expect(sheet.manifest.map(({ device }) => device)).toContain(idOf(other.desk));
  });

  it('is not silent once anything of the day arrived, before the close as well as after it was looked at', {
    tags: 'release',
  }, async () => {
    const { office, other, close } = await withSilentPc();
    await other.signIn(office.clerk);
    carryEntries(other.desk, office.desk);
    expect((await overviewOf(office, tomorrow)).missingPeers).toEqual([]);
    await close({ reason });
  });

  it.each(
    everyNth(2, [
      ['on the day, with nothing to tell', '2026-11-26T06:00:00.000Z', 0],
      ['on the evening before', '2026-11-25T20:00:00.000Z', 1],
      ['after midnight in Tehran, while it is still the day before in London', '2026-11-25T21:00:00.000Z', 0],
    ]),
  )('was in touch %s', async (_, lastContactAt, silentPcs) => {
    const { office, other } = await withSilentPc();
    office.desk.reads.peers.saveContact(idOf(other.desk), { lastContactAt, clockOffsetMs: 0 });
    expect((await overviewOf(office, tomorrow)).missingPeers).toHaveLength(silentPcs);
  });

  it('J38 is missing as long as its entries wait for what they name, although it was heard', {
    tags: 'release',
  }, async () => {
    const { office, other } = await withSilentPc(true);
    await other.signIn(office.clerk);
    carryEntries(other.desk, office.desk);
    const device = idOf(other.desk);
    const stream = { device, epoch: 'ab'.repeat(16) };
    const bytes = canonicalBytes({
      ...{ v: 1, ...stream, seq: 1, lc: 900, seen: [['AAAAAAAAAAA', 1, 'AAAAAAAAAAA']] },
      ...{ at: '2026-11-26T06:00:00.000Z', day: tomorrow, office: '1101', actor: null },
      ...{ type: 'weather.noted', tv: 1, body: {} },
      clock: { offsetMs: null, monotonicMs: 0, boot: device },
    });
    office.desk.path.ingest(stream, [{ bytes }]);
    const { missingPeers } = await overviewOf(office, tomorrow);
    expect(missingPeers.map((one) => one.deskNumber)).toEqual([2]);
  });

  it('that was removed is not waited for', { tags: 'release' }, async () => {
    const { office, other, close } = await withSilentPc();
    office.desk.path.execute(office.manager.id, (tx) => {
      tx.append(deviceRemoved, { id: tx.newId(), deviceId: idOf(other.desk), reason: 'retired', epochs: [] });
    });
    expect((await overviewOf(office, tomorrow)).missingPeers).toEqual([]);
    await close({ reason });
  });

  it('that was admitted and has never sent anything is waited for', async () => {
    const { office, other } = await withSilentPc();
    const newcomer = '0192f0aa-0000-7000-8000-000000000003';
    office.desk.path.execute(office.manager.id, (tx) => {
      const publicKey = other.desk.identity()?.publicKey ?? '';
      tx.append(deviceAdmitted, {
        id: tx.newId(),
        deviceId: newcomer,
        deskNumber: 3,
        publicKey,
        name: 'باجهٔ ۳',
      });
    });
    expect((await overviewOf(office, tomorrow)).missingPeers.map(({ deskNumber }) => deskNumber)).toEqual([
      2, 3,
    ]);
  });

  it('a close that was made elsewhere knows nothing of the ticks here', { tags: 'release' }, async () => {
    const { office, other, close } = await withSilentPc();
    await close({ reason, withoutPcs: [idOf(other.desk)] });
    carryEntries(office.desk, other.desk);
    const sheet = await other.seat(office.manager).dayClose.sheet({ day: tomorrow });
    expect(sheet.summary.missingPeers.map(({ deskNumber }) => deskNumber)).toEqual([2]);
  });
});

describe('N29 what a removed PC brings beyond what its removal knew', () => {
  /** A second PC that the first has admitted and removes; both have the same until then. */
  async function removedPc() {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const device = other.desk.identity();
    if (device === null) throw new Error('the second PC has no identity');
    const { deviceId, publicKey } = device;
    office.desk.path.execute(office.manager.id, (tx) =>
      tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber: 2, publicKey, name: 'باجهٔ ۲' }),
    );
    meet(office, other);
    const remove = () =>
      office.desk.path.execute(office.manager.id, (tx) =>
        removeDevice(
          tx,
          { peers: office.desk.reads.peers, journal: office.desk.path.journal },
          deviceId,
          'lost',
        ),
      );
    const brought = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
      exceptions.filter(({ kind }) => kind === 'brought_by_removed_pc').map(({ subject }) => subject);
    return { office, other, remove, brought };
  }

  it('counts, and is named with the PC; what it had brought before is not', async () => {
    const { office, other, remove, brought } = await removedPc();
    await servedVisitOn(other, office, 1);
    carryEntries(other.desk, office.desk);
    remove();
    expect(brought(await overviewOf(office))).toEqual([]);
    const late = await servedVisitOn(other, office, 2);
    carryEntries(other.desk, office.desk);
    const overview = await overviewOf(office);
    expect(brought(overview)).toEqual(['باجهٔ ۲']);
    expect(office.desk.reads.payments.firstWith(terminal, numbers(2).rrn)?.id).toBe(late);
  });

  it('is the same when the removal arrives after it, and at the removed PC itself', {
    tags: 'release',
  }, async () => {
    const { office, other, remove, brought } = await removedPc();
    remove();
    await servedVisitOn(other, office, 1);
    const third = joinOffice(office, 3);
    carryEntries(other.desk, third.desk);
    expect(brought(await overviewThere(office, third))).toEqual(['باجهٔ ۲']);
    meet(office, other);
    expect(brought(await overviewOf(office))).toEqual(['باجهٔ ۲']);
    expect(brought(await overviewThere(office, other))).toEqual(['باجهٔ ۲']);
  });

  it('on a closed day comes to light on the next, and more of it is a new exception', {
    tags: 'release',
  }, async () => {
    const { office, other, remove, brought } = await removedPc();
    remove();
    await closeDay(office, today, 'باجهٔ ۲ گم شده است');
    await servedVisitOn(other, office, 1);
    await nextDay(office);
    carryEntries(other.desk, office.desk);
    expect(brought(await overviewOf(office, tomorrow))).toEqual(['باجهٔ ۲']);
    await explainAll(office, tomorrow);
    carryEntries(office.desk, other.desk);
    await servedVisitOn(other, office, 2);
    carryEntries(other.desk, office.desk);
    const again = (await overviewOf(office, tomorrow)).exceptions.filter(
      ({ kind, explanation }) => kind === 'brought_by_removed_pc' && explanation === null,
    );
    expect(again).toHaveLength(1);
  });

  it('of two removals the one that knew more decides', async () => {
    const { office, other, remove, brought } = await removedPc();
    remove();
    await servedVisitOn(other, office, 1);
    carryEntries(other.desk, office.desk);
    expect(brought(await overviewOf(office))).toHaveLength(1);
    const deviceId = idOf(other.desk);
    office.desk.path.execute(office.manager.id, (tx) =>
      tx.append(deviceRemoved, { id: tx.newId(), deviceId, reason: 'lost', epochs: [] }),
    );
    expect(brought(await overviewOf(office))).toEqual([]);
  });
});
