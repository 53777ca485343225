// What a browser would offer besides pages is denied: permissions, devices, downloads, developer tools.
import { expect, test } from '../support/electron.ts';

test('every permission that a page can ask for is denied, but the camera alone', async ({ running }) => {
  const { page } = running;
  const answers = await page.evaluate(async () => {
    const state = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'unknown';
      }
    };
    const refused = async (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => 'granted',
        (error: Error) => error.name,
      );
    return {
      states: await Promise.all(['geolocation', 'notifications', 'microphone', 'midi'].map(state)),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      heard: await refused(() => navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      position: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        ),
      ),
      notification: await Notification.requestPermission(),
      clipboard: await refused(() => navigator.clipboard.readText()),
    };
  });
  expect(answers.states.filter((state) => state === 'granted')).toEqual([]);
  // Given, as far as this machine has one.
  expect(['granted', 'NotFoundError', 'NotReadableError']).toContain(answers.camera);
  expect(answers.heard).not.toBe('granted');
  expect(answers.screen).not.toBe('granted');
  expect(answers.position).toBe('denied');
  expect(answers.notification).toBe('denied');
  expect(answers.clipboard).not.toBe('granted');
});

test('downloads are denied, from the page itself too', async ({ running }) => {
  const { app, page } = running;
  await app.evaluate(({ session }) => {
    const ends: string[] = [];
    Object.assign(globalThis, { ends });
    session.defaultSession.on('will-download', (event, item) => {
      ends.push(event.defaultPrevented ? 'prevented' : 'let through');
      item.once('done', (_done, state) => ends.push(state));
    });
  });
  await page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['a,b'], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href, download: 'report.csv' });
    document.body.append(link);
    link.click();
  });
  const ends = () => app.evaluate(() => (globalThis as unknown as { ends: string[] }).ends);
  await expect.poll(ends).toContain('prevented');
  expect(await ends()).not.toContain('completed');
});

test('there is no menu that would open developer tools or reload', async ({ running }) => {
  const { app } = running;
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
});

test('a webview cannot be attached even by a page that could make one', async ({ running }) => {
  const { app } = running;
  const attached = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    let prevented = false;
    contents?.emit('will-attach-webview', { preventDefault: () => (prevented = true) }, {}, {});
    return !prevented;
  });
  expect(attached).toBe(false);
});
