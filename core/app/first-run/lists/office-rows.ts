// A person, a piece of equipment, a closed day, as one line of a list says it. Pure.
import type { BuiltInSection } from '#core/access/postings/contract.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import { isTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { LineReader } from './cells.ts';
import { closureWords, equipmentWords, folded, roleWords, sectionWords } from './columns.ts';
import type { ListRow } from './contract.ts';

/** Somebody with the papers that the list says. Whether they may work yet follows from their file, not from the list. */
export function personRow(read: LineReader, today: string): ListRow | null {
  const name = read.words('name', 2, 80);
  const nationalCode = codeOf(read);
  const role = read.word('role', roleWords);
  const fatherName = read.words('fatherName', 0, 80);
  const file = paperOf(read, today, 'fileNumber', ['openedOn']);
  const inquiry = paperOf(read, today, 'inquiry', ['requestedOn']);
  const clearance = paperOf(read, today, 'clearance', ['issuedOn', 'expiresOn']);
  // Each paper comes after the one before it (D8).
  if (clearance !== null && inquiry === null) read.fault('inquiry', 'incomplete');
  if (inquiry !== null && file === null) read.fault('fileNumber', 'incomplete');
  const letter = paperOf(read, today, 'introduction', ['introducedOn']);
  const sections = sectionsOf(read);
  if (role === null) return null;
  const [openedOn = ''] = file?.days ?? [];
  const [requestedOn = ''] = inquiry?.days ?? [];
  const [letterDay = ''] = letter?.days ?? [];
  const [issuedOn = '', expiresOn = ''] = clearance?.days ?? [];
  return {
    ...{ kind: 'people', name, nationalCode, fatherName, role },
    file: file === null ? null : { fileNumber: file.number, openedOn },
    inquiry: inquiry === null ? null : { reference: inquiry.number, requestedOn },
    clearance: clearance === null ? null : { reference: clearance.number, issuedOn, expiresOn },
    introduction: letter === null ? null : { letterNumber: letter.number, letterDay, sections },
  };
}

/** For which sections the letter introduces them, several with a comma between; where there is a letter, it says which. */
function sectionsOf(read: LineReader): BuiltInSection[] {
  const written = read
    .text('sections')
    .split(/[،,؛;/+]/)
    .filter((word) => folded(word) !== '');
  const hasLetter = read.text('introduction') !== '';
  if (hasLetter !== written.length > 0) read.fault(hasLetter ? 'sections' : 'introduction', 'incomplete');
  const known = written.map((word) => sectionWords.get(folded(word)));
  if (known.includes(undefined)) read.fault('sections', 'unknown_word');
  return [...new Set(known.flatMap((sections) => sections ?? []))];
}

/** Ten digits that can be a national code; a number has lost its zeros, and nothing is put in their place (domain.md §4). */
function codeOf(read: LineReader): string {
  const code = cleanIdentifier(read.text('nationalCode'));
  if (code === '') read.fault('nationalCode', 'missing');
  else if (code.length < 10 && read.isNumber('nationalCode')) read.fault('nationalCode', 'number_cell');
  else if (nationalCodeVerdict(code).verdict === 'block') read.fault('nationalCode', 'invalid');
  return code;
}

/** A paper: its number and its days, all of them or none; only the last day of a clearance lies ahead. */
function paperOf(
  read: LineReader,
  today: string,
  number: string,
  dayColumns: readonly string[],
): { number: string; days: string[] } | null {
  const written = read.words(number, 0, 60);
  const days = dayColumns.map((column) => read.day(column));
  const isNothing = written === '' && dayColumns.every((column) => read.text(column) === '');
  if (isNothing) return null;
  const whole = days.filter((day) => day !== null);
  if (written === '') return read.fault(number, 'incomplete');
  dayColumns.forEach((column, index) => {
    if (read.text(column) === '') read.fault(column, 'incomplete');
    else if (index === 0 && (days[0] ?? '') > today) read.fault(column, 'in_future');
  });
  return whole.length === days.length ? { number: written, days: whole } : null;
}

/** A piece of equipment; a POS device names the terminal that it is. */
export function equipmentRow(read: LineReader): ListRow | null {
  const equipment = read.word('kind', equipmentWords);
  const title = read.words('title', 2, 80);
  const serial = read.words('serial', 2, 60);
  const terminal = cleanIdentifier(read.text('terminalId'));
  if (equipment === 'pos_terminal' && !isTerminalId(terminal))
    read.fault('terminalId', terminal === '' ? 'missing' : 'invalid');
  if (equipment !== 'pos_terminal' && terminal !== '') read.fault('terminalId', 'invalid');
  const serviceEveryDays = read.count('serviceEveryDays', 7, 730);
  if (equipment === null) return null;
  return {
    ...{ kind: 'equipment', equipment, title, serial, serviceEveryDays },
    terminalId: terminal === '' ? null : terminal,
  };
}

/** A closed day with its source; without an authority it is the printed calendar's. */
export function closureRow(read: LineReader): ListRow | null {
  const closedDay = read.day('closedDay');
  if (closedDay === null && read.text('closedDay') === '') read.fault('closedDay', 'missing');
  const closure = read.word('kind', closureWords);
  const reference = read.words('reference', 2, 120);
  const authority = read.words('authority', 0, 120);
  if (closedDay === null || closure === null) return null;
  return {
    kind: 'closures',
    closedDay,
    closure,
    reference,
    authority: authority === '' ? 'تقویم' : authority,
  };
}
