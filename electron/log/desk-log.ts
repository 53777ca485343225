// The log of the desk, by pino: a shell writes its own lines and those of its core process (core-lines.ts) to a rotated file, and
// as short lines to its standard error. Secrets are left out in both.
import { homedir } from 'node:os';
import path from 'node:path';
import pino, { type DestinationStream, type Logger } from 'pino';
import { redacted, secretFields } from './redact.ts';
import { rotatedFile } from './rotated-file.ts';

/** A logger with levels by name, instants in UTC, and without secrets. */
export function createLogger(stream: DestinationStream): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (level) => ({ level }),
        log: (facts) =>
          Object.fromEntries(
            Object.entries(facts).map(([name, value]) => [
              name,
              typeof value === 'string' ? redacted(value) : value,
            ]),
          ),
      },
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`]), censor: '…' },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg) => (typeof arg === 'string' ? redacted(arg) : arg)) as typeof args,
          );
        },
      },
    },
    stream,
  );
}

/** Folder of the desk's logs, by the custom of the platform. */
export function logHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'Pishkhan', 'Logs');
  if (platform === 'darwin') return path.join(home, 'Library', 'Logs', 'Pishkhan');
  return path.join(env.XDG_STATE_HOME ?? path.join(home, '.local', 'state'), 'Pishkhan', 'log');
}

/**
 * The log of a shell: takes lines of its own, and those of its core process with their level.
 * @param folder of the rotated file `<program>.log`
 */
export function shellLog(program: string, folder: string): (line: string) => void {
  const logger = createLogger(
    pino.multistream([
      { stream: rotatedFile(path.join(folder, `${program}.log`)) },
      { stream: { write: (line) => void process.stderr.write(`${shortLine(line)}\n`) } },
    ]),
  );
  return (line) => {
    const { level, msg, time: _, ...facts } = readLine(line);
    logger[level](facts, msg);
  };
}

const levels = ['debug', 'info', 'warn', 'error', 'fatal'] as const;
type Line = { level: (typeof levels)[number]; msg: string } & Record<string, unknown>;

/** A line of JSON as `coreLog` writes it; any other text is a warning. */
function readLine(line: string): Line {
  const text: Line = { level: 'warn', msg: line };
  if (!line.startsWith('{')) return text;
  try {
    const read: Record<string, unknown> = JSON.parse(line);
    const level = levels.find((name) => name === read.level);
    return level === undefined || typeof read.msg !== 'string' ? text : { ...read, level, msg: read.msg };
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** For people: the time of day, the level, what it says, and its facts. */
function shortLine(line: string): string {
  const { level, msg, time, ...facts } = JSON.parse(line) as Line & { time: string };
  const said = Object.entries(facts).map(([name, value]) =>
    typeof value === 'string' ? `${name}: ${value}` : `${name}: ${JSON.stringify(value)}`,
  );
  return [`${time.slice(11, 19)} ${level} ${msg}`, ...said].join('\n  ');
}
