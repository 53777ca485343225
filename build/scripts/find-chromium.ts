// Finds the Chromium of the `web` tests: the one that is named, the one that is installed, or Debian's.
import { existsSync } from 'node:fs';
import { ensureDebianPackages } from './debian-packages.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium. Throws an Error with a plain sentence when there is none and none can be installed. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env.PISHKHAN_CHROMIUM ?? env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`There is no browser at ${named} (PISHKHAN_CHROMIUM).`);
  }
  const present = usualPlaces.find((place) => existsSync(place));
  if (present) return present;
  await ensureDebianPackages(['chromium']);
  const installed = usualPlaces.find((place) => existsSync(place));
  if (installed) return installed;
  throw new Error('Please install Chromium, or name a browser of its kind in PISHKHAN_CHROMIUM.');
}

/** Chromium's own sandbox needs an ordinary user; as root it is started without. */
export function chromiumFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
