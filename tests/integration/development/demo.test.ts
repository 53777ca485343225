// `npm run demo`, the README's main command: from nothing to a province, an office of two PCs and the sign-ins, on a real copy.
import { expect, test } from 'vitest';
import { projectCopy } from '#tests/support/project-copy.ts';
import { ask } from '#tests/support/running-host.ts';
import { runScript } from '#tests/support/running-script.ts';

test('the demo comes up with everything that it prints', { tags: 'release', timeout: 400_000 }, async () => {
  const copy = projectCopy();
  const script = runScript(copy.root, ['build/scripts/demo.ts', '--port', '0', '--desks', '2'], process.env);
  await script.saying(/Stop with Ctrl\+C/);
  const said = script.said.join('\n');
  const desks = [...said.matchAll(/Pishkhan is at (http:\S+)/g)].map(([, address = '']) => new URL(address));
  expect(desks).toHaveLength(2);
  for (const { host, port, pathname, search } of desks)
    expect((await ask(Number(port), pathname + search, { headers: { host } })).status).toBe(303);
  const [, province = '', password = ''] =
    /Province \(supervisor\): (\S+) {3}password: (\S+)/.exec(said) ?? [];
  const signedIn = await fetch(`${province}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name: 'supervisor', password }),
    headers: { origin: province },
  });
  expect(signedIn.status).toBe(303);
  expect(said).toMatch(/manager +\S+ \S+ +\S+/);
  // Another demo of this machine may have the port of the terminal.
  expect(said).toMatch(/Card terminal 14999001 .*http:\S+|Port 4130 is taken/);
});
