// What a log says of an error: never the values that it failed on.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, test } from 'vitest';
import { loggedError, messageWithoutValues } from '#core/foundation/text/logged-error.ts';
import { provinceLog } from '#province/log.ts';

const values = ['مریم احمدی', '0078050037', 'two\nlines', 'x\n    at nothing (of the query)\nلورم'];
const secrets = ['مریم', '0078050037', 'lines', 'of the query', 'لورم'];

function failedQuery(): Error {
  const ofDatabase = Object.assign(new Error('invalid input syntax for type uuid: "0078050037"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (id)=(0078050037) exists.',
  });
  return new DrizzleQueryError('insert into entries values ($1, $2, $3, $4)', values, ofDatabase);
}

test('the query stays, its values and those that the database names are left out', () => {
  const said = loggedError(failedQuery());
  expect(said).toContain('insert into entries values');
  expect(said).toContain('[22P02]: invalid input syntax for type uuid: …');
  expect(said).toMatch(/\n {4}at .*logged-error\.test/);
  for (const secret of secrets) expect(said).not.toContain(secret);
});

test('the text that is no JSON is left out', () => {
  try {
    JSON.parse('{"name": مریم احمدی}');
  } catch (error) {
    expect(loggedError(error)).toContain('SyntaxError');
    expect(loggedError(error)).not.toContain('مریم');
  }
  expect(messageWithoutValues(new Error('the store is closed'))).toBe('the store is closed');
  expect(loggedError('0078050037')).toBe('string');
});

test('a line of the province’s log has none of them, whatever caused the error', () => {
  const lines: string[] = [];
  const logger = provinceLog({ write: (line) => void lines.push(line) });
  logger.error({ err: new Error('the page failed', { cause: failedQuery() }) }, 'page failed');
  const [line = ''] = lines;
  expect(line).toContain('insert into entries');
  for (const secret of secrets) expect(line).not.toContain(secret);
});
