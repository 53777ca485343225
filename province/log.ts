// The province's log, by pino: lines of JSON on standard error, short ones where that is a terminal. Without the values of a
// failed query and without the headers of a request.

import pino, { type DestinationStream, type Logger } from 'pino';
import { loggedError, messageWithoutValues } from '#core/foundation/text/logged-error.ts';

const standardError = (): DestinationStream =>
  process.stderr.isTTY
    ? { write: (line) => void process.stderr.write(shortLine(line)) }
    : pino.destination(2);

export function provinceLog(stream = standardError()): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: withoutValues },
      redact: ['req.headers', 'password', 'token'],
    },
    stream,
  );
}

/** An error of the database names the values of its query after the statement: they are clients' and offices'. */
function withoutValues(error: Error) {
  const { type, code } = pino.stdSerializers.err(error);
  return { type, code, message: messageWithoutValues(error), stack: loggedError(error) };
}

function shortLine(line: string): string {
  const { level, time, msg, ...facts } = JSON.parse(line) as Record<string, unknown>;
  return `${String(time).slice(11, 19)} ${level} ${msg} ${JSON.stringify(facts)}\n`;
}
