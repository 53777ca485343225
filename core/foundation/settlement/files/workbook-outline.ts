// What a workbook says of its sheets beyond their cells: which are hidden, what is merged, and how large they claim to be.
// Invariant: no cell, line or element beyond the limits gets past here, so the library that reads cells never makes room
// for it.
import { Parser } from 'saxen';
import { fileLimits } from './limits.ts';
import { refuseFile } from './refusal.ts';
import type { WorkbookParts } from './workbook-parts.ts';

/** Merged cells, zero-based and inclusive. */
export type Merge = {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
};

export type SheetOutline = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly merges: readonly Merge[];
};

type Hear = {
  readonly open?: (name: string, attributes: () => Record<string, string>) => void;
};

/** Walks a document; counts what all documents of a workbook have together, and refuses what is too much. */
function walk(xml: string, count: { nodes: number }, { open }: Hear): void {
  let depth = 0;
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    count.nodes += 1;
    depth += 1;
    if (count.nodes > fileLimits.nodes || depth > fileLimits.depth) throw refuseFile('PSP_FILE_TOO_LARGE');
    open?.(local(name), attributes);
  });
  parser.on('closeTag', () => {
    depth -= 1;
  });
  const hear = (text: string): void => {
    if (text.length > fileLimits.text) throw refuseFile('PSP_FILE_TOO_LARGE');
  };
  parser.on('text', hear);
  parser.on('cdata', hear);
  parser.on('error', (error) => {
    throw refuseFile('PSP_FILE_UNREADABLE', error);
  });
  parser.parse(xml);
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute whatever prefix it has; the parser gives it as it is written. */
function attribute(attributes: Record<string, string>, wanted: string): string | undefined {
  return attributes[wanted] ?? Object.entries(attributes).find(([name]) => local(name) === wanted)?.[1];
}

/** Zero-based place of a reference like `B12` or `$B$12`; null when it is none. Read by its characters: a file has 100,000. */
function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  let at = reference.charCodeAt(0) === dollar ? 1 : 0;
  const letters = at;
  let column = 0;
  for (let code = reference.charCodeAt(at); code >= 65 && code <= 90; code = reference.charCodeAt(at)) {
    column = column * 26 + code - 64;
    at += 1;
  }
  if (at === letters || at - letters > 3) return null;
  if (reference.charCodeAt(at) === dollar) at += 1;
  const digits = reference.length - at;
  if (digits < 1 || digits > 7) return null;
  let row = 0;
  for (; at < reference.length; at += 1) {
    const digit = reference.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return null;
    row = row * 10 + digit;
  }
  return { row: row - 1, column: column - 1 };
}
const dollar = 36;

function requirePlace(reference: string): { readonly row: number; readonly column: number } {
  const place = placeOf(reference);
  if (place === null || place.row < 0) throw refuseFile('PSP_FILE_UNREADABLE');
  if (place.column >= fileLimits.columns) throw refuseFile('PSP_FILE_TOO_LARGE');
  return place;
}

/** Merges of a sheet, once its size is known to be within the limits. */
function readSheet(xml: string, count: { nodes: number }): Merge[] {
  const merges: Merge[] = [];
  let lines = 0;
  let columns = 0;
  walk(xml, count, {
    open(name, attributes) {
      if (name !== 'row' && name !== 'c' && name !== 'mergeCell') return;
      const told = attributes();
      if (name === 'mergeCell') {
        const [from = '', to = from] = (told.ref ?? '').split(':');
        const first = placeOf(from);
        const last = placeOf(to);
        // A title may be merged over whole columns: what lies beyond the cells does not matter.
        if (first !== null && last !== null)
          merges.push({ ...first, lastRow: last.row, lastColumn: last.column });
        return;
      }
      if (name === 'row') lines = Math.max(lines + 1, Number(told.r ?? 0));
      else if (told.r !== undefined) {
        const place = requirePlace(told.r);
        lines = Math.max(lines, place.row + 1);
        columns = Math.max(columns, place.column + 1);
      }
      if (!(lines <= fileLimits.lines && lines * columns <= fileLimits.cells))
        throw refuseFile('PSP_FILE_TOO_LARGE');
    },
  });
  if (merges.length > fileLimits.lines) throw refuseFile('PSP_FILE_TOO_LARGE');
  return merges;
}

/** Names of parts are compared without case and a leading slash. */
function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function relationTargets(xml: string, count: { nodes: number }): Map<string, string> {
  const targets = new Map<string, string>();
  walk(xml, count, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id, Target } = attributes();
      if (Id === undefined || Target === undefined) return;
      targets.set(Id, partKey(Target.startsWith('/') ? Target : `xl/${Target}`));
    },
  });
  return targets;
}

/** The sheets of a workbook in its order. @throws PSP_FILE_TOO_LARGE, PSP_FILE_UNREADABLE */
export function outlineOf(parts: WorkbookParts): SheetOutline[] {
  const byKey = new Map([...parts].map(([name, content]) => [partKey(name), content]));
  const book = byKey.get('xl/workbook.xml');
  if (book === undefined) throw refuseFile('PSP_FILE_UNREADABLE');
  const count = { nodes: 0 };
  const targets = relationTargets(byKey.get('xl/_rels/workbook.xml.rels') ?? '', count);
  const merges = new Map<string, Merge[]>();
  // Every part is looked at like a sheet, whatever it calls itself: a relation may name any of them as one.
  for (const [key, content] of byKey) merges.set(key, readSheet(content, count));
  const sheets: SheetOutline[] = [];
  walk(book, count, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      const told = attributes();
      // A sheet without a name is none, for the library that reads the cells too.
      if (!told.name) return;
      sheets.push({
        name: told.name,
        isHidden: told.state === 'hidden' || told.state === 'veryHidden',
        merges: merges.get(targets.get(attribute(told, 'id') ?? '') ?? '') ?? [],
      });
    },
  });
  if (sheets.length > fileLimits.tables) throw refuseFile('PSP_FILE_TOO_LARGE');
  return sheets;
}
