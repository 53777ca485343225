// The lock and the sleep of the operating system, told to the application itself: what a page shows opens nothing then (D11).
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { startApplication } from '#core/app/api/application.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { lockSessions } from '#electron/shell/lock-sessions.ts';
import { createPageSessions } from '#electron/shell/page-sessions.ts';
import { problemOf } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function openDemo() {
  const options = { dir: temporaryFolder(), dataKey: randomBytes(32), appVersion: '0.0.0-test' };
  const application = await startApplication({ ...options, log: () => undefined });
  onTestFinished(() => application.close());
  const as = (session: string | null) => appRouter.createCaller({ desk: application.desk, session });
  const { signIns } = await as(null).office.setUpDemo();
  const people = await Promise.all(
    signIns.map(async ({ personId, password }) => ({
      password,
      ...(await as(null).staff.signIn({ personId, password })),
    })),
  );
  /** As the supervisor of the core process passes a page's call on. */
  const call = async ({
    path,
    method,
    headers,
    body,
  }: Parameters<Parameters<typeof lockSessions>[1]['call']>[0]) => {
    const answer = await application.handle(new Request(`http://desk${path}`, { method, headers, body }));
    return { status: answer.status, headers: {}, body: await answer.text() };
  };
  return { as, people, call };
}

test('D11.35 the lock of the system locks every session that a page has, though the page does nothing', async () => {
  const { as, people, call } = await openDemo();
  const sessions = createPageSessions();
  for (const [page, { token }] of people.entries()) sessions.seen(page, token);
  await lockSessions(sessions, { call });
  for (const { token, password } of people) {
    expect((await problemOf(as(token).staff.whoAmI())).code).toBe('SESSION_LOCKED');
    // What its page brings by its own lock afterwards is kept with it, and comes back to its person alone.
    await as(token).staff.lock({ drafts: '{"half":"typed"}' });
    const opened = await as(token).staff.unlock({ password });
    expect(opened.drafts).toBe('{"half":"typed"}');
    await as(opened.token).staff.whoAmI();
  }
});

test('D11.35 a core that is down or a session that is over keeps no other one from being locked', async () => {
  const { as, people, call } = await openDemo();
  const [first] = people;
  if (first === undefined) throw new Error('the demo office has people');
  const sessions = createPageSessions();
  sessions.seen(1, 'no session at all');
  sessions.seen(2, first.token);
  await lockSessions(sessions, { call });
  expect((await problemOf(as(first.token).staff.whoAmI())).code).toBe('SESSION_LOCKED');
  await lockSessions(sessions, { call: () => Promise.reject(new Error('down')) });
});
