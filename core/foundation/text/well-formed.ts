// Text that has a UTF-8 form: half a surrogate pair has none, so it could be neither journalled nor sent on.

/** Parts of a JSON value; the longest list that an input takes has a tenth of it. */
const mostParts = 50_000;

/**
 * Where in a JSON value text is not well formed, as dotted paths; empty when all of it is. A value of more parts than any
 * input has is refused as a whole (A27). Never recurses.
 */
export function illFormedPlaces(value: unknown): string[] {
  const found: string[] = [];
  let parts = 0;
  const waiting: { place: string; part: unknown }[] = [{ place: '', part: value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { place, part } = next;
    if (typeof part === 'string' && !part.isWellFormed()) found.push(place);
    if (typeof part !== 'object' || part === null) continue;
    const inside = Object.entries(part);
    parts += inside.length;
    if (parts > mostParts) return [''];
    for (const [key, inner] of inside) {
      waiting.push({ place: place === '' ? key : `${place}.${key}`, part: inner });
    }
  }
  return found;
}
