// The scheme app://desk: read-only, inside the bundle, with the security headers of the application.
import { expect, test } from '../support/electron.ts';

test('every answer carries a policy that starts from nothing', async ({ running }) => {
  const { page } = running;
  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('the policy holds: no inline script, no inline style, no eval', async ({ running }) => {
  const { page } = running;
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { color: rgb(1, 2, 3) !important }';
    document.head.append(style);
    return { script: 'inlineRan' in window, color: getComputedStyle(document.body).color };
  });
  expect(ran.script).toBe(false);
  expect(ran.color).not.toBe('rgb(1, 2, 3)');
});

for (const path of [
  '/../main.cjs',
  '/%2e%2e/electron/main.cjs',
  '/..%2felectron%2fmain.cjs',
  '/..%5celectron%5cmain.cjs',
  '/%252e%252e/electron/main.cjs',
  '/unknown.js',
]) {
  test(`nothing outside the bundle is answered for ${path}`, async ({ running }) => {
    const { app } = running;
    const status = await app.evaluate(
      async ({ session }, address) => (await session.defaultSession.fetch(address)).status,
      `app://desk${path}`,
    );
    expect(status).toBe(404);
  });
}

test('only GET is answered', async ({ running }) => {
  const { page } = running;
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const status = await page.evaluate(async (verb) => (await fetch('/', { method: verb })).status, method);
    expect(status, method).toBe(405);
  }
});

test('another host of the scheme is refused', async ({ running }) => {
  const { app } = running;
  const status = await app.evaluate(
    async ({ session }) => (await session.defaultSession.fetch('app://other/')).status,
  );
  expect(status).toBe(403);
});
