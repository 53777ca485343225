// The tables of an HTML document, for ".xls" files that are really HTML.
// Invariant: only text is taken; a nested table is a table of its own.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);
const isTable = (node: Node): node is Element => isElement(node) && node.tagName === 'table';

/** Elements below `root` that satisfy `wanted`, in document order, not looking into nested tables unless told. */
const below = (root: Node, wanted: (element: Element) => boolean, intoTables: boolean): Element[] => {
  const found: Element[] = [];
  const waiting: Node[] = [...childrenOf(root)].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node) && wanted(node)) found.push(node);
    if (intoTables || !isTable(node)) waiting.push(...[...childrenOf(node)].reverse());
  }
  return found;
};

const textOf = (root: Node): string => {
  const parts: string[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) parts.push(node.value);
    else if (isElement(node) && node.tagName === 'br') parts.push(' ');
    if (node === root || !isTable(node)) waiting.push(...[...childrenOf(node)].reverse());
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
};

const mostColumns = 200;

const cellsOf = (row: Element): string[] =>
  below(row, ({ tagName }) => tagName === 'td' || tagName === 'th', false).flatMap((cell) => {
    const span = Number(cell.attrs.find(({ name }) => name === 'colspan')?.value ?? 1);
    const extra = Number.isInteger(span) && span > 1 && span <= mostColumns ? span - 1 : 0;
    return [textOf(cell), ...Array<string>(extra).fill('')];
  });

/** Every table of the document as rows of cell texts; merged cells keep their columns. */
export const htmlTables = (text: string): string[][][] =>
  below(parse(text), isTable, true).map((table) =>
    below(table, ({ tagName }) => tagName === 'tr', false).map(cellsOf),
  );
