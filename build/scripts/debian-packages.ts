// Installs Debian packages that tests need, where this script may: as root on a Debian-like system.
// Anywhere else it says in one sentence what to install.
import { existsSync } from 'node:fs';
import { runCommand } from './run-command.ts';

const aptPatienceMs = 8 * 60_000;

/** Installs the packages that are missing. Throws an Error with a plain sentence when it cannot. */
export async function ensureDebianPackages(packages: readonly string[]): Promise<void> {
  const missing = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  const sentence = `Please install these packages of your system: ${missing.join(' ')}.`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(sentence);
  process.stdout.write(`Installing ${missing.join(' ')} …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  // A fresh machine has no package lists; one that has them is spared the update.
  const first = await runCommand('apt-get', install, { env, patienceMs: aptPatienceMs });
  if (first.code === 0) return;
  await runCommand('apt-get', ['update'], { env, patienceMs: aptPatienceMs });
  const second = await runCommand('apt-get', install, { env, patienceMs: aptPatienceMs });
  if (second.code !== 0) throw new Error(`${sentence}\napt-get said: ${second.output.slice(-600)}`);
}

async function isInstalled(name: string): Promise<boolean> {
  const { code, output } = await runCommand('dpkg', ['-s', name]);
  return code === 0 && output.includes('Status: install ok installed');
}
