// The two ways to open a desk, behind one interface: the loopback host in Chromium, and real Electron.

import type { ElectronApplication, Page } from '@playwright/test';
import { launchChromium, openHostPage, startHostProcess } from '#tests/support/browser-desk.ts';
import { coreProcessOf } from '#tests/support/child-processes.ts';
import { openElectron, setUpElectron } from '#tests/support/electron-desk.ts';

export type OpenDesk = {
  page: Page;
  /** The office's folder. */
  dir: string;
  /** The shell itself, where it is Electron. */
  app?: ElectronApplication;
  /** Opens the same office in another browser; the desktop shell has one window only. */
  anotherWindow(): Promise<Page>;
  /** Process id of the running core process. */
  corePid(): number;
  /** Ends the shell in an orderly way. */
  close(): Promise<void>;
};

export type OpenOptions = {
  /** The office's folder; a fresh one by default. */
  dir?: string;
  /** Marks a fresh folder as a demonstration: no passphrase is needed then. True by default. */
  demo?: boolean;
  /** Passphrase of a real office (`demo: false`). */
  passphrase?: string;
};

export type Shell = {
  /** @param said takes what the application says, line by line, also while it does not come up. */
  open(dir: string, options: OpenOptions, said?: string[]): Promise<OpenDesk>;
  close(): Promise<void>;
};

/** The loopback host, one process a desk, in one Chromium with a context a desk. */
export async function webShell(): Promise<Shell> {
  const browser = await launchChromium();
  return {
    async open(dir, { demo = true, passphrase }, said = []) {
      const options = { demo, ...(passphrase === undefined ? {} : { passphrase }) };
      const host = await startHostProcess(dir, options, said);
      const page = await openHostPage(browser, host).catch(async (cause: unknown) => {
        await host.stop();
        throw cause;
      });
      const others: Page[] = [];
      return {
        page,
        dir,
        corePid: () => coreProcessOf(host.process.pid ?? 0),
        async anotherWindow() {
          const other = await openHostPage(browser, host);
          others.push(other);
          return other;
        },
        close: async () => {
          for (const other of others) await other.context().close();
          await page.context().close();
          await host.stop();
        },
      };
    },
    close: () => browser.close(),
  };
}

/** Real Electron on a display of its own. */
export async function desktopShell(): Promise<Shell> {
  const bench = await setUpElectron();
  return {
    async open(dir, { demo = true, passphrase }, said = []) {
      const env = passphrase === undefined ? {} : { PISHKHAN_PASSPHRASE: passphrase };
      const { app, page } = await openElectron(bench, dir, { demo, env }, said);
      // Some tests close a desk themselves, and the fixture closes what is left.
      let isClosed = false;
      return {
        page,
        dir,
        app,
        anotherWindow: () => Promise.reject(new Error('the desktop shell has one window')),
        corePid: () => coreProcessOf(app.process().pid ?? 0),
        async close() {
          if (isClosed) return;
          isClosed = true;
          // Whoever ends a test does not stay for what it left half typed.
          await app.evaluate(({ dialog }) => {
            Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 1 }) });
          });
          await app.close();
        },
      };
    },
    close: async () => bench.close(),
  };
}
