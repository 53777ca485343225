// How deep and how far JSON text goes, found before it is parsed: a few megabytes of opening brackets would take a gigabyte and half a minute.

/** Levels of lists and objects within each other; nothing of ours has half as many. */
const mostLevels = 32;
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/**
 * True where brackets outside of texts lie deeper than anything of ours, or than `levels`, or where there are more than `values`
 * values. Takes time in proportion to the text.
 */
export function goesTooFar(
  json: string,
  { levels = mostLevels, values = Number.POSITIVE_INFINITY } = {},
): boolean {
  let level = 0;
  let seen = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (sign === quote) at = endOfText(json, at);
    else if (closing.has(sign)) level -= 1;
    else if (opening.has(sign)) level += 1;
    else if (sign === comma || sign === colon) seen += 1;
    if (level > levels || seen > values) return true;
  }
  return false;
}

/** Place of the quote that ends the text beginning at `from`; the end where none does. */
function endOfText(json: string, from: number): number {
  for (let at = json.indexOf('"', from + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}
