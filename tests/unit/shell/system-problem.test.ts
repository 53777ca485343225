// What the system and SQLite say at the command line: a problem with the path that it names, never a stack.
import { expect, test } from 'vitest';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { problemSentence } from '#electron/cli/report.ts';
import { onPath, systemProblemOf } from '#electron/cli/system-problem.ts';

const said = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: said by the system`), { code, ...(path === undefined ? {} : { path }) });

test.each([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EACCES', 'forbidden'],
  ['EPERM', 'forbidden'],
  ['EROFS', 'forbidden'],
  ['EISDIR', 'folder'],
  ['EEXIST', 'exists'],
  ['EINVAL', 'other'],
])('%s of a path is a problem that names it', (code, why) => {
  const problem = systemProblemOf(said(code, '/media/usb/copy.db'));
  expect(problem).toEqual({ code: 'PATH_UNUSABLE', params: { path: '/media/usb/copy.db', why } });
  if (problem === null) return;
  expect(problemSentence(problem, 'fa')).toMatch(/^از \/media\/usb\/copy\.db /);
  expect(problemSentence(problem, 'en')).toContain('Nothing was changed');
});

test('no room on the disk stays what it is, and a mistake of ours is no problem of the system', () => {
  expect(systemProblemOf(said('ENOSPC', '/x'))).toEqual({ code: 'DISK_FULL', params: {} });
  expect(systemProblemOf(new Error('wrapped', { cause: said('EACCES', '/x') }))?.code).toBe('PATH_UNUSABLE');
  expect(systemProblemOf(new TypeError('undefined is not a function'))).toBeNull();
  expect(systemProblemOf('thrown')).toBeNull();
});

test('what SQLite cannot open is said of the path that was named', () => {
  const refused = (error: Error) => {
    try {
      onPath('/root/copy.db', () => {
        throw error;
      });
    } catch (problem) {
      return problem instanceof ProblemError ? problem.problem : problem;
    }
    return null;
  };
  expect(refused(said('SQLITE_CANTOPEN'))).toEqual({
    code: 'PATH_UNUSABLE',
    params: { path: '/root/copy.db', why: 'forbidden' },
  });
  const ours = new TypeError('a mistake');
  expect(refused(ours)).toBe(ours);
  expect(refused(said('SQLITE_FULL'))).toBeInstanceOf(Error);
});
