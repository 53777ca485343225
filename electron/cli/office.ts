// Operations on an office: `npm run office -- <command> [--dir D] [--json]`, on the same core as the application.
import { parseArgs } from 'node:util';
import { carryIn, carryOut } from './operations/carry.ts';
import { checkReceiptCode } from './operations/check-receipt.ts';
import { exportEntries } from './operations/export.ts';
import { importPsp, importTariff } from './operations/import.ts';
import { stats, verify } from './operations/inspect.ts';
import {
  askProvinceForKey,
  mergeCopy,
  openByProvince,
  rebuild,
  recoveryCode,
  restore,
  snapshot,
  syncNow,
} from './operations/maintain.ts';
import type { Operation } from './operations/operation.ts';
import { argumentProblem, reporterFor } from './report.ts';
import { systemProblemOf } from './system-problem.ts';

const operations: Readonly<Record<string, readonly [run: Operation, help: string]>> = {
  verify: [verify, 'check every chain, and the tables against rebuilt ones'],
  rebuild: [rebuild, 'write all tables anew from the journal'],
  stats: [stats, 'how much there is, and what waits for the province'],
  snapshot: [snapshot, '[file]  write an encrypted copy of the store'],
  restore: [restore, '<file>  put a snapshot in the place of the store (which is kept)'],
  'merge-copy': [mergeCopy, '<file>  add what a kept copy of the store has and the store lacks'],
  'recovery-code': [recoveryCode, 'print a new recovery code for the office’s key; the former one ends'],
  'ask-province': [
    askProvinceForKey,
    'the request for this PC’s key when no file, passphrase or code opens it',
  ],
  'open-by-province': [openByProvince, '<file>  open by what the province answered, under a new passphrase'],
  export: [
    exportEntries,
    '--by MANAGER [--code C]  every entry, exact bytes, one a line, in chain order per device; who exports is the newest of them',
  ],
  'import-tariff': [
    importTariff,
    '<file.json> --by NAME [--authority A --letter N --letter-day D --effective-from D]  propose a tariff',
  ],
  'import-psp': [importPsp, '<file> [--day D] [--dry-run] --by NAME  import a PSP report'],
  'check-receipt': [
    checkReceiptCode,
    '[digits]  judge the code of a receipt (or from standard input), offline',
  ],
  'bundle-out': [
    carryOut,
    '--to DIR [--for province|office]  write what the other side lacks, to be carried there',
  ],
  'bundle-in': [carryIn, '<file>  take in a bundle that was carried here'],
  'sync-now': [syncNow, 'send what the province does not have yet'],
};

const options = {
  dir: { type: 'string', default: 'offices/desk' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'fa' },
  help: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  to: { type: 'string' },
  for: { type: 'string', default: 'province' },
  by: { type: 'string' },
  code: { type: 'string' },
  day: { type: 'string' },
  authority: { type: 'string' },
  letter: { type: 'string' },
  'letter-day': { type: 'string' },
  'effective-from': { type: 'string' },
} as const;

// What the command line writes is for its own user only.
process.umask(0o077);

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [name = '', ...files] = positionals;
  const operation = operations[name]?.[0];
  const report = reporterFor(values.json, values.lang === 'en' ? 'en' : 'fa');
  if (operation === undefined || values.help) {
    if (!values.help) report.problem({ code: 'INPUT_INVALID', params: { fields: [name] } });
    process.stderr.write(`npm run office -- <command> [--dir FOLDER] [--json] [--lang fa|en]\n\n`);
    for (const [command, [, help]] of Object.entries(operations))
      process.stderr.write(`  ${command.padEnd(14)} ${help}\n`);
    return values.help ? 0 : 64;
  }
  try {
    return await operation({ dir: values.dir, files, options: values, report });
  } catch (error) {
    const problem = systemProblemOf(error);
    if (problem === null) throw error;
    report.problem(problem);
    return 1;
  }
}

const args = process.argv.slice(2);
try {
  process.exitCode = await run(args);
} catch (error) {
  const problem = argumentProblem(error);
  if (problem === null) throw error;
  reporterFor(args.includes('--json'), 'fa').problem(problem);
  process.exitCode = 64;
}
