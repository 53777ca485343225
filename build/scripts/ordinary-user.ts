// Lets Electron run from a root shell with its sandbox on: its helper is made set-uid root, and a wrapper
// starts it as an ordinary user (65534) with a home of its own. `--no-sandbox` is never an answer here.
import { chmodSync, chownSync, existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ordinaryUser = 65_534;

/** True when this process is root on Linux, where Chromium's sandbox refuses to run. */
export function isLinuxRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Writes a wrapper for `executable` and returns its path. The wrapped program gets the same arguments and
 * environment; HOME is PISHKHAN_ELECTRON_HOME, or a fresh temporary folder.
 */
export function wrapForOrdinaryUser(executable: string, wrapper: string): string {
  const dist = path.dirname(executable);
  const helper = path.join(dist, 'chrome-sandbox');
  if (existsSync(helper)) {
    chownSync(helper, 0, 0);
    chmodSync(helper, 0o4755);
  }
  const drop = `setpriv --reuid=${ordinaryUser} --regid=${ordinaryUser} --clear-groups ${readingRights(dist)}`;
  const inner = 'HOME=$1; shift; export HOME XDG_CONFIG_HOME="$HOME"; exec "$0" "$@"';
  writeFileSync(
    wrapper,
    `#!/bin/sh
home=$PISHKHAN_ELECTRON_HOME
[ -n "$home" ] || { home=$(mktemp -d) && chown ${ordinaryUser} "$home"; }
exec ${drop} sh -c '${inner}' '${executable}' "$home" "$@"
`,
  );
  chmodSync(wrapper, 0o755);
  return wrapper;
}

/** Where a folder above is closed to others (a private home, a mktemp folder), the right to read it is kept. */
function readingRights(dir: string): string {
  const isOpen = (folder: string): boolean =>
    (statSync(folder).mode & 0o001) !== 0 &&
    (folder === path.dirname(folder) || isOpen(path.dirname(folder)));
  return isOpen(dir) ? '' : '--inh-caps=+dac_read_search --ambient-caps=+dac_read_search';
}
