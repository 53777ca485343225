// Where a passphrase comes from outside Electron: PISHKHAN_PASSPHRASE, or a question on the terminal without echo.
// It is never taken from the command line, where other users of the machine could read it.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { AskPassphrase } from './passphrase-file.ts';
import { minimumPassphraseLength, requireStrongPassphrase } from './passphrase-rule.ts';

/**
 * The asker that fits this run, or null when there is neither the variable nor a terminal.
 * Asking on a terminal can end in the problem PASSWORD_TOO_WEAK (new office, too weak or typed twice differently).
 */
export function passphraseSource(env: NodeJS.ProcessEnv, terminal: NodeJS.ReadStream): AskPassphrase | null {
  const given = env.PISHKHAN_PASSPHRASE;
  if (given !== undefined && given !== '') {
    return async () => given;
  }
  if (!terminal.isTTY) return null;
  return async (occasion) => {
    if (occasion === 'open') return askHidden(terminal, 'Passphrase of this office: ');
    const first = requireStrongPassphrase(await askHidden(terminal, 'New passphrase for this office: '));
    const second = await askHidden(terminal, 'The same passphrase again: ');
    if (first !== second) throw refusal('PASSWORD_TOO_WEAK', { minimumLength: minimumPassphraseLength });
    return first;
  };
}

/** Asks on the terminal without echo. */
export function askHidden(terminal: NodeJS.ReadStream, question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: terminal, output: silent, terminal: true });
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      lines.close();
      process.stderr.write('\n');
      resolve(line);
    });
  });
}
