// Text that has a UTF-8 form: half a surrogate pair has none, so it could be neither journalled nor sent on.

/** Where in a JSON value text is not well formed, as dotted paths; empty when all of it is. Never recurses. */
export function illFormedPlaces(value: unknown): string[] {
  const found: string[] = [];
  const waiting: { place: string; part: unknown }[] = [{ place: '', part: value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { place, part } = next;
    if (typeof part === 'string' && !part.isWellFormed()) found.push(place);
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      waiting.push({ place: place === '' ? key : `${place}.${key}`, part: inner });
    }
  }
  return found;
}
