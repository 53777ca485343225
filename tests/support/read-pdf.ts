// Reads from a PDF what a print test asks about: the size of its pages, its fonts, and whether letters were shaped.
// Understands what Chromium writes (flate streams, ToUnicode maps); it is no general reader.
import { inflateSync } from 'node:zlib';

export type PdfFacts = {
  /** Pages in millimetres, rounded. */
  pages: { width: number; height: number }[];
  fonts: string[];
  /** How many different glyphs stand for each character. Shaped Arabic letters have several. */
  glyphsOf: Map<string, number>;
};

const pointsPerMm = 72 / 25.4;

export function readPdf(bytes: Uint8Array): PdfFacts {
  const file = Buffer.from(bytes);
  const text = [file.toString('latin1'), ...streamsOf(file)].join('\n');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  const fonts = [...text.matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name ?? '');
  return {
    pages: boxes.map(([, width, height]) => ({
      width: Math.round(Number(width) / pointsPerMm),
      height: Math.round(Number(height) / pointsPerMm),
    })),
    fonts: [...new Set(fonts)],
    glyphsOf: countGlyphs(text),
  };
}

function streamsOf(file: Buffer): string[] {
  const found: string[] = [];
  let at = file.indexOf('stream\n');
  while (at >= 0) {
    const start = at + 'stream\n'.length;
    const end = file.indexOf('endstream', start);
    // What is said of this stream stands between its own `obj` and it.
    const said = file.subarray(file.lastIndexOf(' obj', at), at);
    if (said.includes('/FlateDecode')) {
      found.push(inflateSync(file.subarray(start, end), { finishFlush: 2 }).toString('latin1'));
    }
    at = file.indexOf('stream\n', end + 'endstream'.length);
  }
  return found;
}

function countGlyphs(text: string): Map<string, number> {
  const glyphs = new Map<string, Set<string>>();
  const note = (glyph: string, unicode: string) => {
    // A joined letter is written as its presentation form; NFKC gives the letter itself.
    const character = String.fromCodePoint(Number.parseInt(unicode, 16)).normalize('NFKC');
    glyphs.set(character, (glyphs.get(character) ?? new Set()).add(glyph));
  };
  for (const [, list = ''] of text.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', unicode = ''] of list.matchAll(/<(\w{4})> <(\w{4})>/g)) note(glyph, unicode);
  }
  for (const [, list = ''] of text.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', unicode = ''] of list.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g)) {
      const first = Number.parseInt(from, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1) {
        note(glyph.toString(16), (Number.parseInt(unicode, 16) + glyph - first).toString(16));
      }
    }
  }
  return new Map([...glyphs].map(([character, set]) => [character, set.size]));
}
