// A disk that fills up under an office: what cannot be saved is refused with a problem of its own, everything else goes on.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf, withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import { problemOf } from '#tests/support/office.ts';
import {
  filesNow,
  headOf,
  openWitnessed,
  record,
  setUpWitnessed,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

const problemIn = (work: () => unknown) => {
  try {
    withStoreProblems(work);
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
  return 'done';
};

describe('a store that has no room to grow', () => {
  it('J25 refuses with its own problem, keeps what was acknowledged, and goes on once there is room', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const { sqlite } = desk.store;
    const pages = sqlite.pragma('page_count', { simple: true });
    sqlite.pragma(`max_page_count = ${String(pages)}`);
    let refused = 'never';
    for (let tried = 0; tried < 500 && refused !== 'DISK_FULL'; tried += 1)
      refused = problemIn(() => record(desk, 1));
    expect(refused).toBe('DISK_FULL');
    const head = headOf(desk);
    // Through the router too, and reading goes on.
    const caller = callerOf(desk, null);
    expect(await caller.office.status()).toMatchObject({ state: 'ready' });
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
    sqlite.pragma('max_page_count = 1073741823');
    record(desk, 3);
    expect(headOf(desk).seq).toBe(head.seq + 3);
  });

  it('J25 J20 is told so by every procedure that would have written', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const [manager] = await callerOf(desk, null).staff.signInList();
    if (manager === undefined) throw new Error('the demo office has people');
    const { sqlite } = desk.store;
    sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);
    while (problemIn(() => record(desk, 1)) === 'done');
    const call = callerOf(desk, null).staff.signIn({ personId: manager.id, password: 'modir-1234' });
    expect(await problemOf(call)).toEqual({ code: 'DISK_FULL', params: {} });
  });
});

describe('what the disk says', () => {
  const error = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['SQLITE_FULL', 'DISK_FULL'],
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['SQLITE_IOERR_SHMSIZE', 'DISK_FULL'],
    ['SQLITE_CANTOPEN', 'STORE_FORBIDDEN'],
    ['SQLITE_READONLY_DBMOVED', 'STORE_FORBIDDEN'],
    ['EACCES', 'STORE_FORBIDDEN'],
    ['EROFS', 'STORE_FORBIDDEN'],
    ['SQLITE_CORRUPT_VTAB', 'STORE_DAMAGED'],
    ['SQLITE_NOTADB', 'STORE_DAMAGED'],
    ['SQLITE_IOERR_READ', 'STORE_DAMAGED'],
    ['SQLITE_BUSY_SNAPSHOT', 'STORE_IN_USE'],
  ])('J20 %s is %s, also when it was wrapped', (code, problem) => {
    expect(storeProblemOf(error(code))?.code).toBe(problem);
    expect(storeProblemOf(new Error('Failed query', { cause: error(code) }))?.code).toBe(problem);
  });

  it('J20 a mistake of ours is none of them', () => {
    expect(storeProblemOf(new TypeError('x is not a function'))).toBeNull();
    expect(storeProblemOf(error('SQLITE_CONSTRAINT_CHECK'))).toBeNull();
  });

  it('J20 a store in a folder without permission is not locked and not damaged', async () => {
    const places = witnessedPlaces();
    await (await setUpWitnessed(places)).close();
    const files = filesNow(places.dir);
    rmSync(join(places.dir, 'desk.db'));
    // A folder in the store's place: nothing that may be opened as a file, for root neither.
    files.putBack(join(places.dir, 'desk.db'), ['desk.witness']);
    expect(() => openWitnessed(places)).toThrow('STORE_FORBIDDEN');
  });
});
