// Waits for the first window of a started application, and tells a start that is stuck from a window that is up and was
// missed, which happens about once in some hundreds of launches: only the latter is launched again, once.
import type { ElectronApplication, Page } from '@playwright/test';

/** What of a started application is asked. */
export type Started = Pick<ElectronApplication, 'firstWindow' | 'evaluate' | 'process'>;

export type Patience = {
  /** For the window to show itself, ms. */
  readonly windowMs: number;
  /** For the main process to say which windows it has, ms. */
  readonly answerMs: number;
};

type SeenWindow = { url: string; isLoading: boolean };

/** What the main process itself says of its windows; null when it says nothing. */
async function windowsOf(app: Started, answerMs: number): Promise<SeenWindow[] | null> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, answerMs, null).unref());
  const told = app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      isLoading: webContents.isLoading(),
    })),
  );
  return Promise.race([told.catch(() => null), silence]);
}

/**
 * Launches and waits for the window.
 * @param said takes what is found out on the way
 * @throws Error with all of that when no window came up
 */
export async function firstWindowOf<App extends Started>(
  launch: () => Promise<App>,
  { windowMs, answerMs }: Patience,
  said: string[],
): Promise<{ app: App; page: Page }> {
  for (let attempt = 1; ; attempt++) {
    const app = await launch();
    try {
      return { app, page: await app.firstWindow({ timeout: windowMs }) };
    } catch (cause) {
      const windows = await windowsOf(app, answerMs);
      app.process().kill('SIGKILL');
      const isMissed = windows?.some(({ url, isLoading }) => url !== '' && !isLoading) ?? false;
      said.push(`No window in ${windowMs} ms; the main process has ${JSON.stringify(windows)}.`);
      if (!isMissed || attempt > 1) throw new Error(['No window came up.', ...said].join('\n'), { cause });
    }
  }
}
