// Waits for the first window of a started application. Two things that are not the application's happen about once in
// some hundreds of launches: a window that is up was missed, or the runtime never said that it is ready, before which the
// application does nothing. Only these are launched again, once; a start that is stuck in the application fails.
import type { ElectronApplication, Page } from '@playwright/test';

/** What of a started application is asked. */
export type Started = Pick<ElectronApplication, 'firstWindow' | 'evaluate' | 'process'>;

export type Patience = {
  /** For the window to show itself, ms. */
  readonly windowMs: number;
  /** For the main process to say which windows it has, ms. */
  readonly answerMs: number;
};

/** `isLoaded`: the main script ran to its end; `hasRun`: so did what it does once the runtime is ready. */
type SeenStart = {
  isReady: boolean;
  isLoaded: boolean;
  hasRun: boolean;
  windows: { url: string; isLoading: boolean }[];
};

/** What the main process itself says of its start; null when it says nothing. */
async function startAsSeen(app: Started, answerMs: number): Promise<SeenStart | null> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, answerMs, null).unref());
  const told = app.evaluate((electron) => ({
    isReady: electron.app.isReady(),
    isLoaded: electron.app.listenerCount('web-contents-created') > 0,
    hasRun: electron.app.listenerCount('second-instance') > 0,
    windows: electron.BrowserWindow.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      isLoading: webContents.isLoading(),
    })),
  }));
  return Promise.race([told.catch(() => null), silence]);
}

function isNotOfTheApplication(start: SeenStart | null): boolean {
  if (start === null) return false;
  return !start.isReady || start.windows.some(({ url, isLoading }) => url !== '' && !isLoading);
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
      const start = await startAsSeen(app, answerMs);
      // What only waited to be woken goes on once it is asked.
      const later = await app.firstWindow({ timeout: answerMs }).then(
        () => 'there is one since it was asked',
        () => 'there is none since it was asked either',
      );
      app.process().kill('SIGKILL');
      said.push(`No window in ${windowMs} ms; the main process says ${JSON.stringify(start)}, and ${later}.`);
      if (!isNotOfTheApplication(start) || attempt > 1)
        throw new Error(['No window came up.', ...said].join('\n'), { cause });
    }
  }
}
