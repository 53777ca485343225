// What the page gets from the desktop shell, and who may use it.
import { expect, test } from '../support/electron.ts';

test('the preload exposes window.desk with its six functions and nothing else', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => ({
    desk: Object.keys(window.desk ?? {}).sort(),
    leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    frozen: Object.isFrozen(window.desk),
  }));
  expect(seen.desk).toEqual(['call', 'onEvent', 'onLock', 'onState', 'print', 'save']);
  expect(seen.leaked).toEqual([]);
});

test('the page runs sandboxed and isolated', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});
