// Operations that bring a file in, in the name of a person who proves it with their password.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readTariffFile } from '#core/counter/fees/tariff-file.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import { openForOperations } from '../open-for-operations.ts';
import { called, signInAs } from '../sign-in-as.ts';
import type { Operation } from './operation.ts';

/** Proposes a tariff; it comes into force once a second person has confirmed it in the application. */
export const importTariff: Operation = async ({ dir, files, options, report }) => {
  const { name, bytes } = readNamed(files);
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const today = businessDayOf(desk.machine.now());
    const read = readTariffFile(bytes.toString('utf8'), {
      code: path
        .parse(name)
        .name.replaceAll(/[^A-Za-z0-9-]/g, '-')
        .slice(0, 40),
      title: path.parse(name).name,
      authority: text(options.authority) ?? '',
      letterNumber: text(options.letter) ?? '',
      letterDay: dayOption(options['letter-day'], 'letter-day') ?? today,
      effectiveFrom: dayOption(options['effective-from'], 'effective-from') ?? today,
      vatMode: 'exempt',
      vatBasisPoints: 0,
    });
    if (!read.ok) throw new ProblemError(read.refusal);
    if (options['dry-run'] === true) {
      report.result({ ok: true, dryRun: true, items: read.tariff.items.length });
      return 0;
    }
    const caller = await signInAs(desk, options);
    const { tariffId } = await called(caller.fees.proposeTariff({ tariff: read.tariff }));
    report.result({ ok: true, tariffId, items: read.tariff.items.length, confirmed: false });
    return 0;
  } finally {
    await close();
  }
};

/** Imports a PSP report for a business day; `--dry-run` only says what it holds. */
export const importPsp: Operation = async ({ dir, files, options, report }) => {
  const { name, bytes } = readNamed(files);
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const day = dayOption(options.day, 'day') ?? businessDayOf(desk.machine.now());
    const caller = await signInAs(desk, options);
    const file = { fileName: path.basename(name), bytesBase64: bytes.toString('base64') };
    if (options['dry-run'] === true)
      report.result({ ok: true, dryRun: true, ...(await called(caller.dayClose.previewPsp(file))) });
    else report.result({ ok: true, day, ...(await called(caller.dayClose.importPsp({ day, ...file }))) });
    return 0;
  } finally {
    await close();
  }
};

/** Nothing that is brought in is larger; a file that is, is not even read. */
const largestFile = fileLimits.bytes;

function readNamed(files: readonly string[]): { name: string; bytes: Buffer } {
  const [name] = files;
  if (name === undefined) throw refusal('FILE_UNREADABLE', { file: '' });
  try {
    if (statSync(name).size <= largestFile) return { name, bytes: readFileSync(name) };
  } catch {
    // Missing, a folder, or not for us to read: the operation is refused as a whole.
    throw refusal('FILE_UNREADABLE', { file: path.basename(name) });
  }
  throw refusal('TOO_LARGE', { limitBytes: largestFile });
}

function text(option: string | boolean | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

/** A day given as Jalali (1405/09/04) or Gregorian (2026-11-25). @throws INPUT_INVALID */
function dayOption(option: string | boolean | undefined, name: string): string | undefined {
  if (typeof option !== 'string') return undefined;
  if (/^(19|20)\d{2}-\d{2}-\d{2}$/.test(option)) return option;
  const day = parseJalaliDate(option);
  if (day === null) throw refusal('INPUT_INVALID', { fields: [name] });
  return day;
}
