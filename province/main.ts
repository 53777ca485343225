// The province's command: starts the server, or runs one operator's command.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageWithoutValues } from '#core/foundation/text/logged-error.ts';
import { provinceLog } from './log.ts';
import { runOperation } from './operations/run-operation.ts';
import { defaultDir, type Province, startProvince } from './server.ts';
import type { StorePlace } from './store/open.ts';

const usage = `Usage:
  npm run province                                   start the server
      --dir <folder>     embedded database (default ${defaultDir}); DATABASE_URL names a PostgreSQL instead
      --host <address>   default 127.0.0.1          --port <number>  default 7127
  npm run province -- enrol-code --office 1101 [--name <office name>] [--hours 72]
  npm run province -- backed-up --until <UTC instant>   a backup holds everything received before it
  npm run province -- revoke --device <id>           take nothing from a PC any more (its id is on its office's page)
  npm run province -- bundle-in --file <bundle> [--to <folder>]   take in what was carried here, write the answer
  npm run province -- restored                       the database was restored from a backup
  npm run province -- renew-keys                     new keys, for which the old ones sign; then start the server again
  npm run province -- recount                        compute every day's totals and every fact again from the raw entries
  npm run province -- supervisor --name <name>       adds an account or gives it a new password (asked in PROVINCE_NEW_PASSWORD)
  npm run province -- disable-supervisor --name <name>   disables an account and ends its sessions
  npm run province -- security-log [--lines 200]     the newest lines of the security log
      --json             machine-readable answer
  PROVINCE_HOSTS names the hosts under which it is asked (behind a TLS proxy), by commas`;

const options = {
  dir: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  office: { type: 'string' },
  name: { type: 'string' },
  hours: { type: 'string' },
  until: { type: 'string' },
  device: { type: 'string' },
  file: { type: 'string' },
  to: { type: 'string' },
  lines: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

// What the command writes is for its own user only, its database in a folder that was there before among it.
process.umask(0o077);

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command] = positionals;
  if (values.help === true || positionals.length > 1) {
    console.log(usage);
    return;
  }
  const databaseUrl = process.env.DATABASE_URL;
  const place: StorePlace =
    databaseUrl === undefined || databaseUrl === '' ? { dir: values.dir ?? defaultDir } : { databaseUrl };
  if (command === undefined) {
    const port = z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .parse(values.port ?? '7127');
    serve(
      await startProvince({
        ...place,
        port,
        host: values.host,
        hosts: (process.env.PROVINCE_HOSTS ?? '').split(',').filter((name) => name !== ''),
        password: process.env.PROVINCE_PASSWORD,
        logger: provinceLog(),
      }),
      place,
    );
    return;
  }
  const { office, name, hours, until, device, lines: count } = values;
  const given = command.endsWith('supervisor')
    ? { name, password: command === 'supervisor' ? process.env.PROVINCE_NEW_PASSWORD : undefined }
    : { office, officeName: name, hours, until, device, lines: count, ...carried(values) };
  const answer = await runOperation(place, command, defined(given));
  console.log(values.json === true ? JSON.stringify(answer) : lines(answer));
}

/** Where a bundle lies, and the folder for its answer: beside it unless another one is named. */
function carried({ file, to }: { file?: string | undefined; to?: string | undefined }) {
  if (file === undefined) return {};
  return { file: path.resolve(file), to: path.resolve(to ?? path.dirname(file)) };
}

function serve(province: Province, place: StorePlace): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(province));
  if ('dir' in place) {
    console.log(
      `The database is embedded, in ${place.dir}: one process only, for demonstration. ` +
        'Set DATABASE_URL to a PostgreSQL for anything else.',
    );
  }
  if (province.newPassword !== null) {
    console.log(`The supervisor's password, shown this once: ${province.newPassword}`);
  }
  console.log(`The fingerprint of its keys, to be made known to the offices: ${province.fingerprint}`);
  console.log(`The province answers at ${province.url}`);
}

async function stop(province: Province): Promise<void> {
  try {
    await province.close();
  } catch (error) {
    console.error(sentence(error));
    process.exitCode = 1;
  }
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(entries);
}

function lines(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return String(answer);
  return Object.entries(answer)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

function sentence(error: unknown): string {
  if (error instanceof z.ZodError) return `${z.prettifyError(error)}\n\n${usage}`;
  if (error instanceof Error) return messageWithoutValues(error);
  return String(error);
}
