// The tables of an HTML document, for ".xls" files that are really HTML.
// Invariant: only text is taken; a nested table is a table of its own; a cell over several lines says the same on each.
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { type FileLimits, fileLimits } from './limits.ts';
import { refuseFile } from './refusal.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}
function isTable(node: Node): node is Element {
  return isElement(node) && node.tagName === 'table';
}

/** Builds the document as usual, and stops at one that is too large or too deep. */
function limitedAdapter(limits: FileLimits): typeof defaultTreeAdapter {
  let nodes = 0;
  const depthOf = new WeakMap<object, number>();
  const place = (parent: object, child: object): void => {
    const depth = (depthOf.get(parent) ?? 0) + 1;
    if (depth > limits.depth) throw refuseFile('PSP_FILE_TOO_LARGE');
    depthOf.set(child, depth);
  };
  return {
    ...defaultTreeAdapter,
    createElement(...told) {
      nodes += 1;
      if (nodes > limits.htmlNodes) throw refuseFile('PSP_FILE_TOO_LARGE');
      return defaultTreeAdapter.createElement(...told);
    },
    appendChild(parent, child) {
      place(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, before) {
      place(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, before);
    },
  };
}

/** Elements below `root` that satisfy `wanted`, in document order, not looking into nested tables unless told. */
function below(root: Node, wanted: (element: Element) => boolean, intoTables: boolean): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = childrenOf(root).toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node) && wanted(node)) found.push(node);
    if (intoTables || !isTable(node)) for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return found;
}

/** Scripts and styles hold text that nobody sees. */
function isSilent(node: Node): boolean {
  return isElement(node) && (node.tagName === 'script' || node.tagName === 'style');
}

function textOf(root: Node): string {
  const parts: string[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) parts.push(node.value);
    else if (isElement(node) && node.tagName === 'br') parts.push(' ');
    if ((node === root || !isTable(node)) && !isSilent(node))
      for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** A cell of an HTML table; `isSpanned` when it was written on a line above and spans this one. */
export type HtmlCell = {
  readonly text: string;
  readonly isSpanned: boolean;
};

function spanOf(cell: Element, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1;
}

const emptyCell: HtmlCell = { text: '', isSpanned: false };

function rowsOf(table: Element, limits: FileLimits): HtmlCell[][] {
  /** Cells of lines above that still reach down, by column. */
  const reaching = new Map<number, { readonly text: string; lines: number }>();
  let cells = 0;
  return below(table, ({ tagName }) => tagName === 'tr', false).map((line, index) => {
    if (index >= limits.lines) throw refuseFile('PSP_FILE_TOO_LARGE');
    const row: HtmlCell[] = [];
    const takeReaching = (): void => {
      for (let above = reaching.get(row.length); above !== undefined; above = reaching.get(row.length)) {
        above.lines -= 1;
        if (above.lines === 0) reaching.delete(row.length);
        row.push({ text: above.text, isSpanned: true });
      }
    };
    takeReaching();
    for (const cell of below(line, ({ tagName }) => tagName === 'td' || tagName === 'th', false)) {
      const lines = spanOf(cell, 'rowspan', limits.lines);
      const columns = spanOf(cell, 'colspan', limits.columns);
      const text = textOf(cell);
      for (let column = 0; column < columns; column += 1) {
        const told = column === 0 ? text : '';
        if (lines > 1) reaching.set(row.length, { text: told, lines: lines - 1 });
        row.push(told === '' ? emptyCell : { text: told, isSpanned: false });
      }
      takeReaching();
      // Asked at each cell: a line of wide ones would be made room for before it ends.
      if (row.length > limits.columns) throw refuseFile('PSP_FILE_TOO_LARGE');
    }
    cells += row.length;
    if (cells > limits.cells) throw refuseFile('PSP_FILE_TOO_LARGE');
    return row;
  });
}

/** How many tags a text may have, opening and closing ones; counted before anything is built of them. */
function tagsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) count += 1;
  return count;
}

/** Every table of the document, and the text that stands outside of all of them. @throws PSP_FILE_TOO_LARGE */
export function htmlTables(
  text: string,
  limits: FileLimits = fileLimits,
): { readonly tables: readonly (readonly (readonly HtmlCell[])[])[]; readonly aside: string } {
  if (tagsIn(text) > 2 * limits.htmlNodes) throw refuseFile('PSP_FILE_TOO_LARGE');
  const document = parse(text, { treeAdapter: limitedAdapter(limits) });
  const tables = below(document, isTable, true);
  if (tables.length > limits.tables) throw refuseFile('PSP_FILE_TOO_LARGE');
  const captions = tables.flatMap((table) => below(table, ({ tagName }) => tagName === 'caption', false));
  return {
    tables: tables.map((table) => rowsOf(table, limits)),
    aside: [textOf(document), ...captions.map(textOf)].join(' ').slice(0, 10_000),
  };
}
