// Keeps a list that is made of facts of several duties: it is told of each entry once the tables of the entry's own duty are written.
import type { EntryDefinition } from './define-entry.ts';
import type { EntryApplier } from './entry-applier.ts';

/** `day`: the business day of the entry. */
export type Keeper = { readonly type: string; keep(body: unknown, day: string): void };

/** Tells `keep` of every entry of this type; bodies are those that the type's applier has understood, and are parsed no second time. */
export function keeper<Body, Private>(
  definition: EntryDefinition<Body, Private>,
  keep: (body: Body) => void,
): Keeper {
  return { type: definition.type, keep: (body) => keep(body as Body) };
}

/** Appliers that tell the keepers of what they have written. */
export function withKeepers(appliers: readonly EntryApplier[], keepers: readonly Keeper[]): EntryApplier[] {
  const ofType = Map.groupBy(keepers, ({ type }) => type);
  return appliers.map((applier) => {
    const told = ofType.get(applier.type);
    if (told === undefined) return applier;
    return {
      ...applier,
      read(entry) {
        const write = applier.read(entry);
        if (typeof write === 'string') return write;
        return () => {
          write();
          for (const { keep } of told) keep(entry.body, entry.day);
        };
      },
    };
  });
}
