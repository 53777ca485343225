// Lets Electron run from a root shell with its sandbox on: its helper is made set-uid root, and a wrapper
// starts it as an ordinary user (65534) with a home of its own. `--no-sandbox` is never an answer here.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

export const ordinaryUser = 65_534;
/** Where programs go that lie below a folder closed to others. */
const openPlace = '/var/tmp/pishkhan-runtime';

/** True when this process is root on Linux, where Chromium's sandbox refuses to run. */
export function isLinuxRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** True when other users can reach a folder: it and every folder above may be passed through. */
export function isOpenToOthers(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return folder === path.dirname(folder) || isOpenToOthers(path.dirname(folder));
}

/**
 * A folder with the same files that the ordinary user can reach: itself, or a copy in an open place, made once.
 * @param name of the copy, with the version of what is in it: another clone with the same one makes no second copy.
 */
export function reachableCopy(folder: string, name: string): string {
  if (isOpenToOthers(folder)) return folder;
  const copy = path.join(openPlace, name);
  mkdirSync(openPlace, { recursive: true });
  if (statSync(openPlace).uid !== 0)
    throw new Error(`${openPlace} belongs to somebody else; please remove it.`);
  chmodSync(openPlace, 0o755);
  if (existsSync(copy)) return copy;
  const beside = `${copy}.${process.pid}`;
  // Without `verbatimSymlinks` links of a folder into itself would lead back into the closed one.
  cpSync(folder, beside, { recursive: true, verbatimSymlinks: true });
  // What was installed under a mask of 077 is closed to others, file by file.
  execFileSync('chmod', ['-R', 'a+rX', beside]);
  moveIntoPlace(beside, copy);
  return copy;
}

/** Moves a finished folder to its place. When another process was faster, its folder stays and this one goes. */
export function moveIntoPlace(finished: string, place: string): void {
  try {
    renameSync(finished, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
    rmSync(finished, { recursive: true, force: true });
  }
}

/**
 * Writes a wrapper for `executable` and returns its path. The wrapped program gets the same arguments and
 * environment; HOME is PISHKHAN_ELECTRON_HOME, or a fresh temporary folder. What it says on its error output is kept in the
 * file PISHKHAN_ELECTRON_SAID as well, where that is set: a launcher reads the first lines away.
 */
export function wrapForOrdinaryUser(executable: string, wrapper: string): string {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  if (existsSync(helper)) {
    chownSync(helper, 0, 0);
    chmodSync(helper, 0o4755);
  }
  const drop = `setpriv --reuid=${ordinaryUser} --regid=${ordinaryUser} --clear-groups ${readingRights(wrapper)}`;
  const inner = 'HOME=$1; shift; export HOME XDG_CONFIG_HOME="$HOME"; exec "$0" "$@"';
  const script = `#!/bin/sh
home=$PISHKHAN_ELECTRON_HOME
[ -n "$home" ] || { home=$(mktemp -d) && chown ${ordinaryUser} "$home"; }
if [ -n "$PISHKHAN_ELECTRON_SAID" ]; then
  pipe=$(mktemp -u)
  mkfifo "$pipe"
  tee -a "$PISHKHAN_ELECTRON_SAID" < "$pipe" >&2 &
  exec 2> "$pipe"
  rm "$pipe"
fi
exec ${drop} sh -c '${inner}' '${executable}' "$home" "$@"
`;
  // Another test may be starting from it right now: an unchanged wrapper is left alone, a changed one replaced whole.
  if (existsSync(wrapper) && readFileSync(wrapper, 'utf8') === script) return wrapper;
  const beside = `${wrapper}.${process.pid}`;
  writeFileSync(beside, script, { mode: 0o755 });
  renameSync(beside, wrapper);
  return wrapper;
}

/** Where the project lies below a closed folder (a private home, a mktemp folder), the right to read it is kept. */
function readingRights(wrapper: string): string {
  const isOpen = isOpenToOthers(path.dirname(wrapper));
  return isOpen ? '' : '--inh-caps=+dac_override --ambient-caps=+dac_override';
}
