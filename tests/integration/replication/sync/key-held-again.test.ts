// A province that was put back from a copy of before it kept a PC's key: the PC says so no more, and gives the key again.
import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { openSealedKey } from '#core/foundation/wire/key-recovery.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { acceptAttestation } from '#core/replication/peers/province-attestation.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { heldKeys } from '#province/held-keys/schema.ts';
import { type Province, startProvince } from '#province/server.ts';
import {
  attestEpoch,
  recoveryPair,
  renewServerEpoch,
  storedIdentity,
} from '#province/server-keys/identity.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { firstRunInput } from '#tests/support/first-run.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { startTlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

beforeAll(trustTestCertificate);

type Place = { readonly dir: string; readonly url: string; province: Province };

/** A province that can be closed, put back and started again at its address. */
async function placed(): Promise<Place> {
  const dir = await putEmptyProvince(temporaryFolder());
  const province = await startProvince({ dir });
  const front = await startTlsFront(province.url);
  onTestFinished(() => front.close());
  const place = { dir, url: front.url, province };
  onTestFinished(() => place.province.close());
  return place;
}

/** Closes it, does something with its folder, and starts it again. */
async function whileClosed(place: Place, work: (database: string) => void): Promise<void> {
  const port = Number(new URL(place.province.url).port);
  await place.province.close();
  work(path.join(place.dir, 'database'));
  place.province = await startProvince({ dir: place.dir, port });
}

/** An office whose key the province keeps, and how to put the province back to before it did. */
async function held() {
  const place = await placed();
  const copy = path.join(temporaryFolder(), 'copy');
  const wraps: string[] = [];
  const dir = temporaryFolder();
  const dataKey = randomBytes(32);
  const opened = (): Desk =>
    openDesk({
      dir,
      dataKey,
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      sync: { atStart: false },
      toKeyFiles: (wrap) => wraps.push(wrap),
    });
  let desk = opened();
  onTestFinished(() => desk.close());
  await appRouter.createCaller({ desk, session: null }).office.setUp(firstRunInput);
  const code = await place.province.createEnrolCode('1101');
  await desk.sync.stop();
  await enrolDevice(desk, null, place.url, code);
  await desk.close();
  await whileClosed(place, (database) => cpSync(database, copy, { recursive: true }));
  desk = opened();
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, keyHeldAt: expect.any(String) });
  const putBack = (): Promise<void> =>
    whileClosed(place, (database) => {
      rmSync(database, { recursive: true });
      cpSync(copy, database, { recursive: true });
    });
  return { place, putBack, wraps, dataKey, desk };
}

const rowsAt = ({ province }: Place) =>
  province.store.select().from(heldKeys).where(eq(heldKeys.office, '1101'));

test('N34 A23 a province that was put back from before it kept a key is given it again, and no screen says meanwhile that it has it', {
  tags: 'release',
}, async () => {
  const { place, putBack, desk, wraps } = await held();
  const first = desk.sync.state().keyHeldAt ?? '';
  const [kept] = await rowsAt(place);
  expect(kept?.heldAt.toISOString()).toBe(first);
  await putBack();
  expect(await rowsAt(place)).toEqual([]);
  await place.province.renewServerEpoch();
  const state = await desk.sync.syncNow();
  expect(state).toMatchObject({ problem: null, queued: 0 });
  expect(state.keyHeldAt).not.toBe(first);
  const rows = await rowsAt(place);
  expect(rows.map(({ wrap, heldAt }) => [wrap, heldAt.toISOString()])).toEqual([
    [kept?.wrap, state.keyHeldAt],
  ]);
  // Given once: the next contact changes nothing.
  expect(await desk.sync.syncNow()).toMatchObject({ keyHeldAt: state.keyHeldAt });
  expect([await rowsAt(place), new Set(wraps).size]).toEqual([rows, 1]);
});

test('N34 A23 a province that lost its recovery key with the copy is given the key sealed to the one that it has now', {
  tags: 'release',
}, async () => {
  const { place, putBack, desk, wraps, dataKey } = await held();
  const lost = desk.reads.sync.province()?.recoveryKey;
  await putBack();
  await place.province.store.execute(
    sql`update server_identity set recovery_public = null, recovery_private = null`,
  );
  await whileClosed(place, () => undefined);
  await place.province.renewServerEpoch();
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, keyHeldAt: expect.any(String) });
  const pair = recoveryPair(await storedIdentity(place.province.store));
  expect(pair.publicKey).not.toBe(lost);
  const [row] = await rowsAt(place);
  expect(await openSealedKey(pair, 'pishkhan-held-key', row?.wrap ?? '')).toMatchObject({
    dataKey: dataKey.toString('base64'),
  });
  expect(wraps.at(-1)).toBe(row?.wrap);
  expect(desk.reads.sync.province()).toMatchObject({ recoveryKey: pair.publicKey, heldWrap: row?.wrap });
});

test('N34 N38 what another PC brings of a later epoch ends the saying too, and nothing else that it brings does', {
  tags: 'release',
}, async () => {
  const { place, desk } = await held();
  const { keyHeldAt = null, provinceUrl = '', sealingKey = '' } = desk.reads.sync.province() ?? {};
  const keysSignature = desk.reads.sync.province()?.keysSignature ?? '';
  const word = async () => {
    const identity = await storedIdentity(place.province.store);
    const { serverEpoch, signingPublic: signingKey } = identity;
    return {
      kind: 'province',
      ...{
        provinceUrl,
        serverEpoch,
        signingKey,
        sealingKey,
        keysSignature,
        epochAttestation: attestEpoch(identity),
        acks: [],
      },
    } as const;
  };
  const peersDesk = { ...desk, log: () => undefined };
  acceptAttestation(peersDesk, await word());
  expect(desk.reads.sync.province()).toMatchObject({ keyHeldAt });
  await renewServerEpoch(place.province.store, new Date());
  expect(acceptAttestation(peersDesk, await word())).toBe('news');
  expect(desk.sync.state().keyHeldAt).toBeNull();
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, keyHeldAt });
});
