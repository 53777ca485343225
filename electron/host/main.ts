// Entry of the loopback host: `node electron/host/main.ts [--dir D] [--port P] [--demo] [--core FILE]`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { logHome, shellLog } from '../log/desk-log.ts';
import { readHostOptions } from './options.ts';
import { runHost } from './run-host.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const options = readHostOptions(process.argv.slice(2));
  const running = await runHost({
    ...options,
    coreEntry: options.core ?? path.join(root, 'electron/core-process/core-process.ts'),
    bundleDir: path.join(root, 'out/renderer'),
    appVersion: version,
    env: process.env,
    say,
    log: shellLog('host', logHome(process.env, process.platform)),
  });
  const stop = () => void running.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const reason =
    error instanceof ProblemError ? error.problem.code : error instanceof Error ? error.message : error;
  process.stderr.write(`The office could not be opened: ${reason}\n`);
  process.exitCode = 1;
}
