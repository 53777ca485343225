// The desk in a real Electron under Xvfb, sandbox on, driven by Playwright.
import { createRequire } from 'node:module';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { type FoundElectron, findElectron } from '#build/scripts/find-electron.ts';
import { projectRoot } from '#build/scripts/places.ts';
import { startVirtualDisplay, type VirtualDisplay } from '#build/scripts/virtual-display.ts';
import { folderForElectron } from './open-folder.ts';

/**
 * Playwright's own loader holds back `ready` until Playwright is attached. It is left out when an executable is named,
 * and then the first page can be missed.
 */
const playwrightLoader = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'lib/server/electron/loader.js',
);

export type ElectronBench = { electron: FoundElectron; display: VirtualDisplay };

/** An Electron and a display for it; `close` the display when done. */
export async function setUpElectron(): Promise<ElectronBench> {
  return { electron: await findElectron(), display: await startVirtualDisplay() };
}

/** The environment of an Electron under test: its display, a home of its own, a Node for the core process. */
export function electronEnv(bench: ElectronBench, more: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    DISPLAY: bench.display.name,
    PISHKHAN_ELECTRON_HOME: folderForElectron(),
    PISHKHAN_CORE_NODE: process.execPath,
    ...more,
  };
}

export type LaunchOptions = { demo?: boolean; env?: Record<string, string>; args?: string[] };

/** Arguments that start the desk on an office's folder. */
export function deskArguments(dir: string, { demo = false, args = [] }: LaunchOptions = {}): string[] {
  // Xvfb has no GPU; without the flag Chromium tries it again and again, and gives up on a busy machine.
  return [projectRoot, '--disable-gpu', `--dir=${dir}`, ...(demo ? ['--demo'] : []), ...args];
}

/** Launches the desk from the built bundles. */
export function launchElectron(
  bench: ElectronBench,
  dir: string,
  options: LaunchOptions = {},
): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: bench.electron.executable,
    args: ['-r', playwrightLoader, ...deskArguments(dir, options)],
    env: electronEnv(bench, options.env),
    chromiumSandbox: true,
    timeout: 60_000,
  });
}
