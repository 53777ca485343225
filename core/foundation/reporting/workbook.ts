// A workbook with one sheet (D20.86), written part by part: rows become XML as they come and are packed by the machine's own deflate in
// a thread of its own, so that neither the rows nor the sheet ever lie whole in memory. The form is ECMA-376, the least of it.
import { configure, TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export type FileCell = string | number | null;
export type FileRows = readonly (readonly FileCell[])[];

export type Workbook = {
  readonly head: string;
  readonly header: readonly string[];
  readonly parts: AsyncIterable<FileRows>;
  readonly title: string;
  readonly isRightToLeft: boolean;
};

// Packing is the machine's own; a worker of the library would be a second copy of every part.
configure({ useWebWorkers: false });

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Places of the styles below. */
const styles = { whole: 1, decimal: 2, head: 3, header: 4 } as const;
const stylesXml = `${declared}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/></cellXfs></styleSheet>`;
const contentTypes = `${declared}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`;

const relationsXml = (targets: readonly (readonly [string, string])[]): string =>
  `${declared}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([kind, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${relations}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** Signs that no XML may hold, and those that mean something in it; `_x000A_` would be read as a sign of its own. */
const unsafe = /[&<>"]|_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  _: '_x005F_',
};
const xmlText = (text: string): string => text.replace(unsafe, (sign) => written[sign] ?? '');

/** `A`, `B`, … `AA`. */
function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}

/** Every text once, with its place. */
class SharedTexts {
  readonly #places = new Map<string, number>();

  placeOf(text: string): number {
    const place = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  *xml(): Generator<string> {
    yield `${declared}<sst xmlns="${main}" uniqueCount="${this.#places.size}">`;
    for (const text of this.#places.keys()) yield `<si><t xml:space="preserve">${xmlText(text)}</t></si>`;
    yield '</sst>';
  }
}

class SheetRows {
  readonly #texts: SharedTexts;
  readonly #columns: string[];
  #row = 0;

  constructor(texts: SharedTexts, columns: number) {
    this.#texts = texts;
    this.#columns = Array.from({ length: columns }, (_, place) => columnName(place));
  }

  /** The next row; `style` is that of its texts. */
  xml(cells: readonly FileCell[], style = 0): string {
    this.#row += 1;
    const row = this.#row;
    let xml = `<row r="${row}">`;
    for (const [place, cell] of cells.entries()) {
      if (cell === null) continue;
      const at = `${this.#columns[place]}${row}`;
      if (typeof cell === 'string')
        xml += `<c r="${at}" s="${style}" t="s"><v>${this.#texts.placeOf(cell)}</v></c>`;
      else
        xml += `<c r="${at}" s="${Number.isInteger(cell) ? styles.whole : styles.decimal}"><v>${cell}</v></c>`;
    }
    return `${xml}</row>`;
  }
}

async function* sheetXml(
  { head, header, parts, isRightToLeft }: Workbook,
  texts: SharedTexts,
): AsyncGenerator<string> {
  const width = Math.max(header.length, 1);
  const rows = new SheetRows(texts, width);
  const view = `<sheetView${isRightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView>`;
  yield `${declared}<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews><cols><col min="1" max="${width}" width="18" customWidth="1"/></cols><sheetData>`;
  yield rows.xml([head], styles.head) + rows.xml(header, styles.header);
  for await (const part of parts) yield part.map((cells) => rows.xml(cells)).join('');
  yield '</sheetData></worksheet>';
}

/** The bytes of a workbook. A row has no more cells than the header. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  // Each part is packed before it is written, so that its sizes stand before it: not every reader finds them behind.
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    extendedTimestamp: false,
    dataDescriptor: false,
    bufferedWrite: true,
  });
  const texts = new SharedTexts();
  // A spreadsheet refuses these signs and more than 31 of them in the name of a sheet.
  const name = xmlText(workbook.title.replaceAll(/[\\/?*:[\]]/g, ' ').slice(0, 31));
  const book = `${declared}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const small: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', book],
    [
      'xl/_rels/workbook.xml.rels',
      relationsXml([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesXml],
  ];
  for (const [path, xml] of small) await zip.add(path, new TextReader(xml));
  await zip.add('xl/worksheets/sheet1.xml', bytesOf(sheetXml(workbook, texts)));
  // What texts there are is known when the last row is written.
  await zip.add('xl/sharedStrings.xml', bytesOf(texts.xml()));
  return zip.close();
}

/** Signs that are turned into bytes at once. */
const atOnce = 64_000;

/** Texts as a stream of bytes, a good many signs at a time. */
function bytesOf(texts: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  async function* gathered(): AsyncGenerator<Uint8Array> {
    let held = '';
    for await (const text of texts) {
      held += text;
      if (held.length < atOnce) continue;
      yield encoder.encode(held);
      held = '';
    }
    yield encoder.encode(held);
  }
  const source = gathered();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await source.return(undefined)),
  });
}
