// The desk in a real Electron under Xvfb, sandbox on, driven by Playwright.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { type FoundElectron, findElectron } from '#build/scripts/find-electron.ts';
import { startVirtualDisplay, type VirtualDisplay } from '#build/scripts/virtual-display.ts';
import { firstWindowOf } from './first-window.ts';
import { applicationForElectron, folderForElectron, removeFolder } from './open-folder.ts';

/**
 * Playwright's own loader holds back `ready` until Playwright is attached. It is left out when an executable is named,
 * and then the first page can be missed.
 */
const playwrightLoader = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

export type ElectronBench = {
  electron: FoundElectron;
  display: VirtualDisplay;
  /** Folder that Electron starts the application from. */
  application: string;
  /** HOME of every Electron on this bench. */
  home: string;
  close(): void;
};

/** An Electron with a display and a home for it. */
export async function setUpElectron(): Promise<ElectronBench> {
  const electron = await findElectron();
  const display = await startVirtualDisplay();
  const { dir, isCopy } = applicationForElectron();
  const home = folderForElectron();
  return {
    electron,
    display,
    application: dir,
    home,
    close() {
      display.close();
      for (const folder of isCopy ? [home, dir] : [home]) removeFolder(folder);
    },
  };
}

/** The environment of an Electron under test: its display, a home of its own, a Node for the core process. */
export function electronEnv(bench: ElectronBench, more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    DISPLAY: bench.display.name,
    PISHKHAN_ELECTRON_HOME: bench.home,
    PISHKHAN_CORE_NODE: process.execPath,
    ...more,
  };
}

/** Keeps what a started application says, so that a test which fails can show it. */
export function noteLines({ stdout, stderr }: ChildProcess, said: string[]): void {
  for (const stream of [stdout, stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', (line) => said.push(line));
  }
}

export type LaunchOptions = { demo?: boolean; env?: Record<string, string>; args?: string[] };

/** Arguments that start the desk on an office's folder. */
export function deskArguments(
  bench: ElectronBench,
  dir: string,
  { demo = false, args = [] }: LaunchOptions = {},
): string[] {
  // Xvfb has no GPU; without the flag Chromium tries it again and again, and gives up on a busy machine.
  return [bench.application, '--disable-gpu', `--dir=${dir}`, ...(demo ? ['--demo'] : []), ...args];
}

/** Launches the desk from the built bundles. */
export function launchElectron(
  bench: ElectronBench,
  dir: string,
  options: LaunchOptions = {},
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: bench.electron.executable,
    args: ['-r', playwrightLoader, ...deskArguments(bench, dir, options)],
    env: electronEnv(bench, options.env),
    chromiumSandbox: true,
    // A busy machine takes its time; what hangs is still found.
    timeout: 110_000,
  });
}

/** A window that is up shows itself to Playwright within a second or two; this bears a machine that is many times as busy. */
const patience = { windowMs: 60_000, answerMs: 20_000 };

/**
 * Launches the desk and waits for its window (first-window.ts).
 * @param said takes what the application says
 * @throws Error with what the main process and the application said, when no window came up
 */
export function openElectron(
  bench: ElectronBench,
  dir: string,
  options: LaunchOptions = {},
  said: string[] = [],
): Promise<{ app: ElectronApplication; page: Page }> {
  const saidFile = path.join(bench.home, `said-${process.hrtime.bigint()}`);
  const launch = async () => {
    const env = { ...options.env, PISHKHAN_ELECTRON_SAID: saidFile };
    const app = await launchElectron(bench, dir, { ...options, env });
    noteLines(app.process(), said);
    return app;
  };
  return firstWindowOf(launch, patience, said).catch((cause: Error) => {
    // What came before Playwright was attached went by `said`.
    const first = existsSync(saidFile) ? readFileSync(saidFile, 'utf8') : 'nothing that was kept';
    throw new Error(`${cause.message}\nFrom its beginning on it said:\n${first}`, { cause });
  });
}
