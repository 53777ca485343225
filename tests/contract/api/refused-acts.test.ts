// What a person asked for that is not theirs is in the application's log, with who and what, and nothing of the call.
import { expect, test } from 'vitest';
import { startApplication } from '#core/app/api/application.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { deskOn, refusalOf } from './office-host.ts';

test('D12.1 an act beyond one’s role is noted with person and procedure, without token or input', async () => {
  const lines: string[] = [];
  const application = await startApplication({
    dir: temporaryFolder(),
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    log: (line) => lines.push(line),
  });
  const desk = deskOn({
    async send({ path, method, headers, body }) {
      const response = await application.handle(new Request(`http://core${path}`, { method, headers, body }));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
    stop: () => application.close(),
  });
  const { signIns } = await desk.as(null).office.setUpDemo.mutate();
  const clerk = signIns.find(({ role }) => role === 'clerk');
  if (clerk === undefined) throw new Error('the demo office has a clerk');
  const { personId, password } = clerk;
  const { token } = await desk.as(null).staff.signIn.mutate({ personId, password });
  expect(lines.filter((line) => line.includes('refused'))).toEqual([]);
  expect(await refusalOf(desk.as(token).staff.list.query())).toMatchObject({
    status: 403,
    problem: { code: 'NOT_ALLOWED' },
  });
  const noted = lines.filter((line) => line.includes('refused'));
  expect(noted.map((line) => JSON.parse(line))).toEqual([
    {
      level: 'warn',
      refused: 'NOT_ALLOWED',
      at: expect.any(String),
      path: 'staff.list',
      person: personId,
    },
  ]);
  expect(noted.join()).not.toContain(token);
  await application.close();
});
