// The desk in Chromium: a loopback host as a process of its own, entered through the address it prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '#build/scripts/find-chromium.ts';
import { projectRoot } from '#build/scripts/places.ts';
import { builtCore } from './built-core.ts';
import { testCertificateFile } from './tls-front.ts';

export type HostProcess = {
  process: ChildProcess;
  /** Waits for the next printed address with an unused token. */
  nextAddress(): Promise<string>;
  /** What it has said so far, line by line. */
  readonly said: readonly string[];
  stop(): Promise<void>;
};

/**
 * Pages that a window of Chromium keeps ready for its address bar, a process with each: no test has an address bar, and
 * they cost every window half a second of a core.
 */
const offForTests = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
/** What Playwright turns off itself: Chromium heeds the last of such lists only. */
const offByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Launches the Chromium of the tests, with a made-up camera for whom it is permitted. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...chromiumFlags(),
      '--use-fake-device-for-media-stream',
      `--disable-features=${[...offByPlaywright, ...offForTests].join(',')}`,
    ],
  });
}

/** Starts the loopback host on an office's folder. Rejects with what it said when it could not. */
export async function startHostProcess(
  dir: string,
  options: { demo: boolean; passphrase?: string },
  said: string[] = [],
): Promise<HostProcess> {
  const args = [
    path.join(projectRoot, 'electron/host/main.ts'),
    '--dir',
    dir,
    ...(options.demo ? ['--demo'] : []),
    ...['--core', builtCore()],
  ];
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      PISHKHAN_PASSPHRASE: options.passphrase ?? '',
      NODE_EXTRA_CA_CERTS: testCertificateFile,
      XDG_STATE_HOME: path.join(tmpdir(), 'pishkhan-test-state'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const addresses: string[] = [];
  let awaken: () => void = () => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      const address = /http:\/\/\w+\.pishkhan\.localhost:\d+\/enter\?token=\S+/.exec(line)?.[0];
      if (address) addresses.push(address);
      awaken();
    });
  }
  child.once('exit', () => awaken());
  return {
    process: child,
    said,
    async nextAddress() {
      for (;;) {
        const address = addresses.shift();
        if (address !== undefined) return address;
        if (child.exitCode !== null) throw new Error(`The host ended: ${said.join('\n')}`);
        await new Promise<void>((resolve) => {
          awaken = resolve;
        });
      }
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** The window of the tests; for pictures of another one `WINDOW=1366x768` says its size. */
const [width = 1280, height = 800] = (process.env.WINDOW ?? '').split('x').filter(Boolean).map(Number);

/** With `SLOW_ANSWERS=700` every answer of the application takes up to so many milliseconds more: whoever is faster is found. */
const slowAnswersMs = Number(process.env.SLOW_ANSWERS ?? 0);

/** Lets each call of the page to its application wait for `ms()` first. */
export async function delayAnswers(page: Page, ms: (url: string) => number): Promise<void> {
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms(route.request().url())));
    // A page that has gone meanwhile waits for nothing.
    await route.continue().catch(() => undefined);
  });
}

/** Opens a page of the host in a browser context of its own, Persian and in Tehran. */
export async function openHostPage(browser: Browser, host: HostProcess): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fa-IR',
    timezoneId: 'Asia/Tehran',
    viewport: { width, height },
  });
  const page = await context.newPage();
  if (slowAnswersMs > 0) await delayAnswers(page, () => Math.random() * slowAnswersMs);
  await page.goto(await host.nextAddress());
  return page;
}
