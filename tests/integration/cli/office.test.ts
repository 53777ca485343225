// Operations on the command line, as an operator runs them: programs of their own on a simulated office.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { receiptOf } from '#core/counter/payments/receipt.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { operationOf, runProgram } from '#tests/support/command-line.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';

const simulation = ['--days', '1', '--clients', '5', '--seed', 'cli', '--json'];
const manager = { by: ['--by', 'مریم احمدی'], env: { PISHKHAN_PASSWORD: 'modir-1234' } } as const;

let original: string;
let played: Record<string, unknown>;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), 'pishkhan-cli-'));
  const { code, out, errors } = await runProgram('simulate', [...simulation, '--dir', original]);
  expect(code, errors).toBe(0);
  played = z.record(z.string(), z.unknown()).parse(JSON.parse(out));
}, 120_000);
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** A copy of the simulated office for one test. */
function office(): string {
  const dir = temporaryFolder();
  cpSync(original, dir, { recursive: true });
  return dir;
}

describe('operations on an office', { timeout: 120_000 }, () => {
  test('the same seed gives the same head, another seed another one', { tags: 'release' }, async () => {
    const again = await runProgram('simulate', [...simulation, '--dir', join(temporaryFolder(), 'again')]);
    expect(JSON.parse(again.out)).toEqual(played);
    const other = await runProgram('simulate', [
      ...simulation,
      ...['--seed', 'other', '--dir', join(temporaryFolder(), 'other')],
    ]);
    expect(JSON.parse(other.out)).not.toMatchObject({ head: played.head });
  });

  test('verify finds a sound office sound, and says so in plain lines too', { tags: 'release' }, async () => {
    const dir = office();
    const { seq } = z.object({ seq: z.int() }).parse(played.head);
    expect(await operationOf(['verify', '--dir', dir])).toEqual({
      code: 0,
      ok: true,
      entries: seq,
      streams: 1,
      pages: expect.any(Number),
      findings: [],
    });
    expect((await runProgram('office', ['verify', '--dir', dir])).out).toContain('ok: true');
  });

  test('J12 verify says what the next opening will say: that nobody outside knows how far the store had come', async () => {
    const dir = office();
    rmSync(join(dir, 'desk.witness'));
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({
      code: 2,
      ok: false,
      findings: [{ kind: 'witness', cause: 'no_witness' }],
    });
  });

  test('an office whose store is gone is said to be so, and none of it is taken for a matter of permission', {
    tags: 'release',
  }, async () => {
    const dir = office();
    rmSync(join(dir, 'desk.db'));
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({
      problem: { code: 'STORE_MISSING' },
    });
    rmSync(join(dir, 'desk.witness'));
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({
      problem: { code: 'OFFICE_NOT_SET_UP' },
    });
  });

  test('verify ends with 2 when something was changed', { tags: 'release' }, async () => {
    const dir = office();
    const desk = opened(dir);
    desk.store.sqlite.exec('DROP TRIGGER payments_no_update; UPDATE payments SET amount = amount + 10');
    await desk.close();
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({
      code: 2,
      ok: false,
      findings: [{ kind: 'table', table: 'payments' }],
    });
  });

  test('rebuild mends tables that were changed', { tags: 'release' }, async () => {
    const dir = office();
    const desk = opened(dir);
    desk.store.sqlite.exec('DROP TRIGGER payments_no_update; UPDATE payments SET amount = amount + 10');
    await desk.close();
    expect(await operationOf(['rebuild', '--dir', dir])).toMatchObject({ code: 0, ok: true });
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({ code: 0, ok: true });
  });

  test('stats counts entries and rows', { tags: 'release' }, async () => {
    const { seq } = z.object({ seq: z.int() }).parse(played.head);
    expect(await operationOf(['stats', '--dir', office()])).toMatchObject({
      code: 0,
      office: '1101',
      demo: true,
      entries: seq,
      streams: [played.head],
      province: null,
      rows: { journal: seq, day_closings: 1 },
    });
  });

  test('the exported lines give the chain with nothing but SHA-256', { tags: 'release' }, async () => {
    const { code, out } = await runProgram(
      'office',
      ['export', '--dir', office(), ...manager.by],
      manager.env,
    );
    expect(code).toBe(0);
    const lines = out.split('\n').slice(0, -1);
    let hash: Uint8Array = Buffer.alloc(32);
    const heads: Record<string, unknown>[] = [];
    for (const [index, line] of lines.entries()) {
      expect(JSON.parse(line)).toMatchObject({ v: 1, seq: index + 1, office: '1101' });
      hash = createHash('sha256').update('pishkhan-entry-v1\0').update(hash).update(line).digest();
      heads.push({ ...(played.head as object), seq: index + 1, hash: Buffer.from(hash).toString('hex') });
    }
    expect(heads).toContainEqual(played.head);
  });

  test('a snapshot is restored in a new epoch, and the store that was there is kept', {
    tags: 'release',
  }, async () => {
    const dir = office();
    const file = join(temporaryFolder(), 'copy.db');
    expect(await operationOf(['snapshot', file, '--dir', dir])).toMatchObject({ code: 0, ok: true, file });
    // Whatever the umask of the shell: it is for its own user alone.
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await runProgram('simulate', [...simulation, '--dir', dir]);
    const restored = await operationOf(['restore', file, '--dir', dir]);
    const open = readdirSync(dir, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && (statSync(join(each.parentPath, each.name)).mode & 0o077) !== 0,
    );
    expect(open.map(({ name }) => name)).toEqual([]);
    expect(restored).toMatchObject({ code: 0, ok: true, restoredTo: played.head });
    expect(existsSync(z.object({ kept: z.string() }).parse(restored).kept)).toBe(true);
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({ code: 0, ok: true, streams: 2 });
  });

  test('a tariff is proposed from a file by a person with their password; a dry run writes nothing', {
    tags: 'release',
  }, async () => {
    const dir = office();
    const file = 'core/counter/fees/public-tariffs/1403.json';
    const options = [
      '--dir',
      dir,
      ...manager.by,
      '--authority',
      'مرکز',
      '--letter',
      '1',
      '--letter-day',
      '1405/01/01',
    ];
    const before = await operationOf(['stats', '--dir', dir]);
    expect(await operationOf(['import-tariff', file, ...options, '--dry-run'])).toMatchObject({
      code: 0,
      dryRun: true,
    });
    expect(await operationOf(['stats', '--dir', dir])).toEqual(before);
    expect(await operationOf(['import-tariff', file, ...options], manager.env)).toMatchObject({
      code: 0,
      ok: true,
      confirmed: false,
    });
    expect(
      await operationOf(['import-tariff', file, ...options], { PISHKHAN_PASSWORD: 'wrong' }),
    ).toMatchObject({
      code: 1,
    });
    expect(await operationOf(['verify', '--dir', dir])).toMatchObject({ code: 0, ok: true });
  });

  test('D2.6 a receipt is judged offline, each verdict in its own sentence and with its own exit code', {
    tags: 'release',
  }, async () => {
    const dir = office();
    const desk = opened(dir);
    const visitId = desk.store.sqlite
      .prepare<[], string>(
        `SELECT p.visit_id FROM receipt_prints p WHERE NOT EXISTS (
          SELECT 1 FROM payment_reversals r JOIN payments m ON m.id = r.payment_id WHERE m.visit_id = p.visit_id) LIMIT 1`,
      )
      .pluck()
      .get();
    const identity = desk.identity();
    if (visitId === undefined || identity === null)
      throw new Error('the simulated day has a printed receipt');
    const code = receiptOf(desk.reads, identity, visitId).codes.last ?? '';
    await desk.close();
    expect(await operationOf(['check-receipt', code, '--dir', dir])).toMatchObject({
      code: 0,
      ok: true,
      verdict: 'genuine',
    });
    const changed = code.slice(0, -1) + String((Number(code.at(-1)) + 1) % 10);
    const verdicts = [
      await operationOf(['check-receipt', changed, '--dir', dir]),
      await operationOf(['check-receipt', '127', '--dir', dir]),
    ];
    expect(verdicts).toMatchObject([
      { code: 2, ok: false, verdict: 'changed' },
      { code: 2, ok: false, verdict: 'not_a_receipt' },
    ]);
    const sentences = verdicts.map((verdict) => z.object({ sentence: z.string() }).parse(verdict).sentence);
    expect(new Set(sentences).size).toBe(2);
  });

  test('a PSP report is looked at without importing it', { tags: 'release' }, async () => {
    const dir = office();
    const file = 'tests/fixtures/psp/behpardakht-windows-1256.csv';
    const rowsOf = async () =>
      z.object({ rows: z.record(z.string(), z.int()) }).parse(await operationOf(['stats', '--dir', dir]))
        .rows;
    const before = await rowsOf();
    expect(
      await operationOf(['import-psp', file, '--dry-run', '--dir', dir, ...manager.by], manager.env),
    ).toMatchObject({ code: 0, ok: true, dryRun: true });
    const after = await rowsOf();
    expect([after.psp_imports, after.psp_rows]).toEqual([before.psp_imports, before.psp_rows]);
  });

  test('F5 a file of 31 MB is refused without being read, and the command line goes on', {
    tags: 'release',
  }, async () => {
    const dir = office();
    const large = join(temporaryFolder(), 'report.xlsx');
    writeFileSync(large, '');
    truncateSync(large, 31 * 1024 * 1024);
    expect(
      await operationOf(['import-psp', large, '--dry-run', '--dir', dir, ...manager.by], manager.env),
    ).toMatchObject({ code: 1, problem: { code: 'TOO_LARGE' } });
  });

  test('sync-now is refused before enrolment and sends everything after it', {
    tags: 'release',
  }, async () => {
    const dir = office();
    expect(await operationOf(['sync-now', '--dir', dir])).toMatchObject({
      code: 1,
      problem: { code: 'NOT_ENROLLED' },
    });
    const province = await provinceOnPglite();
    try {
      const desk = opened(dir);
      await enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));
      await desk.close();
      expect(await operationOf(['sync-now', '--dir', dir])).toMatchObject({ code: 0, ok: true, queued: 0 });
    } finally {
      await province.close();
    }
    expect(await operationOf(['sync-now', '--dir', dir])).toMatchObject({
      code: 2,
      ok: false,
      problem: { code: 'PROVINCE_UNREACHABLE' },
    });
  });

  test.each(
    everyNth(3, [
      ['no such operation', ['dance'], 64, 'INPUT_INVALID'],
      ['no such option', ['verify', '--fast'], 64, 'INPUT_INVALID'],
      ['an option without its value', ['verify', '--day'], 64, 'INPUT_INVALID'],
      [
        'a folder without an office',
        ['verify', '--dir', join(tmpdir(), 'nowhere-at-all')],
        1,
        'OFFICE_NOT_SET_UP',
      ],
      ['a missing snapshot', ['restore', 'nothing.db'], 1, 'FILE_UNREADABLE'],
      ['a file that is no snapshot', ['restore', 'package.json'], 1, 'SNAPSHOT_NOT_OURS'],
      ['a folder for a snapshot', ['restore', 'electron'], 1, 'PATH_UNUSABLE'],
      ['a snapshot where a file lies', ['snapshot', 'package.json'], 1, 'PATH_UNUSABLE'],
      ['a snapshot in a file', ['snapshot', 'package.json/copy.db'], 1, 'PATH_UNUSABLE'],
      ['no file at all', ['import-psp', ...manager.by], 1, 'FILE_UNREADABLE'],
      ['a person who is not there', ['import-psp', 'package.json', '--by', 'هیچ‌کس'], 1, 'NOT_FOUND'],
      [
        'a day that is none',
        ['import-psp', 'package.json', '--day', '1405/13/01', ...manager.by],
        1,
        'INPUT_INVALID',
      ],
    ]),
  )('%s is a problem with a Persian sentence', async (_what, args: readonly string[], code, problem) => {
    const dir = args.includes('--dir') ? [] : ['--dir', original];
    const ran = await runProgram('office', [...args, ...dir, '--json']);
    expect(ran.errors).toContain(`${problem}: `);
    expect(ran.errors).toMatch(/[آ-ی]{2,}/);
    expect(ran.code).toBe(code);
    expect(JSON.parse(ran.out)).toMatchObject({
      problem: { code: problem },
      sentence: expect.stringMatching(/[آ-ی]{2,}/),
    });
  });

  test('a simulation refuses a number that is none', async () => {
    const ran = await runProgram('simulate', [
      '--days',
      'many',
      '--dir',
      join(temporaryFolder(), 'new'),
      '--json',
    ]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({
      problem: { code: 'INPUT_INVALID', params: { fields: ['days'] } },
    });
  });
});

function opened(dir: string) {
  return openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}
