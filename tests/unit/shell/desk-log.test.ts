// The desk's log: levels, what it leaves out, and the file that begins anew.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLogger, logHome, shellLog } from '#electron/log/desk-log.ts';
import { redacted } from '#electron/log/redact.ts';
import { rotatedFile } from '#electron/log/rotated-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test.each([
  ['کد ملی ۰۰۷۸۰۵۰۰۳۷ است', 'کد ملی … است'],
  ['card 6037 9911 2233 4455', 'card …'],
  ['phone 09121234567, rrn 123456789012', 'phone …, rrn …'],
  [`key ${'ab'.repeat(32)}`, 'key …'],
  ['device 018f3c2a-1111-7222-8333-123456789012 at 2026-11-30T21:37:19.123Z', null],
  ['at handle (core/app/api/application.ts:1234:56)', null],
])('%s is logged without what is secret', (text, expected) => {
  expect(redacted(text)).toBe(expected ?? text);
});

test('a field that names a secret is left out, at any level', () => {
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => void lines.push(line) });
  logger.error({ password: 'x', facts: { token: 'y' }, error: 'of 09121234567' }, 'unexpected');
  const line = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({ level: 'error', msg: 'unexpected', error: 'of …' });
  expect([line.password, line.facts.token]).toEqual(['…', '…']);
});

test('a shell writes its own lines and those of its core process with their level, to a file and for people', () => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  onTestFinished(() => write.mockRestore());
  const folder = temporaryFolder();
  const log = shellLog('host', folder);
  log('core process ended (code 70)');
  log('{"level":"fatal","time":"x","reference":"ab12","msg":"nobody caught this"}');
  log('{"no":"line of a log"}');
  const lines = readFileSync(path.join(folder, 'host.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)).map(({ level, msg }) => [level, msg])).toEqual([
    ['warn', 'core process ended (code 70)'],
    ['fatal', 'nobody caught this'],
    ['warn', '{"no":"line of a log"}'],
  ]);
  expect(said.join('')).toMatch(/^\d\d:\d\d:\d\d fatal nobody caught this\n {2}reference: ab12$/m);
});

test('a full file begins anew, and four full ones are kept', () => {
  const folder = temporaryFolder();
  const file = rotatedFile(path.join(folder, 'x.log'));
  const large = `${'x'.repeat(3 * 1024 * 1024)}\n`;
  for (let nth = 0; nth < 8; nth += 1) file.write(large);
  expect(readdirSync(folder).sort()).toEqual(['x.log', 'x.log.1', 'x.log.2', 'x.log.3', 'x.log.4']);
  expect(statSync(path.join(folder, 'x.log')).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written stops nothing', () => {
  const folder = temporaryFolder();
  rotatedFile(path.join(folder, 'x')).write('line\n');
  expect(() => rotatedFile(path.join(folder, 'x', 'y.log')).write('line\n')).not.toThrow();
});

test('the folder of the logs follows the platform', () => {
  expect(logHome({ XDG_STATE_HOME: '/s' }, 'linux')).toBe('/s/Pishkhan/log');
  expect(logHome({ LOCALAPPDATA: '/l' }, 'win32')).toBe('/l/Pishkhan/Logs');
  expect(logHome({}, 'darwin')).toMatch(/Library\/Logs\/Pishkhan$/);
});
