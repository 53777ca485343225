// The province's log: the values of a failed query are no part of it.
import { expect, test } from 'vitest';
import { provinceLog } from '#province/log.ts';

test('an error of the database is logged without the values of its query', () => {
  const lines: string[] = [];
  const logger = provinceLog({ write: (line) => void lines.push(line) });
  const error = new Error(
    'Failed query: insert into offices values ($1)\nparams: 0078050037,of two\nlines,مریم',
  );
  logger.error({ err: error, req: { headers: { authorization: 'Bearer x' } } }, 'request failed');
  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ level: 'error', msg: 'request failed' });
  expect(line).toContain('insert into offices');
  for (const secret of ['0078050037', 'lines', 'مریم', 'Bearer']) expect(line).not.toContain(secret);
});
