// A map that never changes: whoever puts something into it gets another one. What was put in last lies apart, so that a large map is
// copied once in a while and not each time.

export type LayeredMap<Value> = {
  readonly size: number;
  readonly older: ReadonlyMap<string, Value>;
  readonly newer: ReadonlyMap<string, Value>;
};

const mostNewer = 64;
export const emptyMap = <Value>(): LayeredMap<Value> => ({ size: 0, older: new Map(), newer: new Map() });

export const valueIn = <Value>({ older, newer }: LayeredMap<Value>, key: string): Value | undefined =>
  newer.get(key) ?? older.get(key);

export function withValue<Value>(map: LayeredMap<Value>, key: string, value: Value): LayeredMap<Value> {
  const size = valueIn(map, key) === undefined ? map.size + 1 : map.size;
  const newer = new Map(map.newer).set(key, value);
  return newer.size <= mostNewer
    ? { size, older: map.older, newer }
    : { size, older: new Map([...map.older, ...newer]), newer: new Map() };
}

/** Every key with its value. */
export function entriesIn<Value>({ older, newer }: LayeredMap<Value>): [string, Value][] {
  return [...new Map([...older, ...newer])];
}
