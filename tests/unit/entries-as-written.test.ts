// An entry's bytes are made from what the command gave, and its tables from what the bytes say, parsed once. So nothing
// may be in an entry's form that says more or less than was given: no default, no transformation, no key that is dropped.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const definitionSchema = z.object({
  type: z.string().includes('.'),
  tv: z.int(),
  body: z.instanceof(z.ZodType),
  private: z.instanceof(z.ZodType).nullable(),
});

/**
 * Entries with texts that are trimmed when they are read, at a save and at a rebuild alike: their forms are those of the
 * commands' inputs, which have trimmed them before. The bytes may keep a space that the tables do not have.
 */
const trimmed: ReadonlySet<string> = new Set([
  'bank.imported',
  'closure.declared',
  'notice.published',
  'psp.columns_mapped',
  'tariff.external_rate_proposed',
  'tariff.proposed',
]);

/** Kinds of a form that give back what they are given. */
const faithful: ReadonlySet<string> = new Set([
  'array',
  'boolean',
  'enum',
  'literal',
  'never',
  'null',
  'nullable',
  'number',
  'optional',
  'readonly',
  'record',
  'string',
  'tuple',
  'union',
  'unknown',
]);

type Part = { readonly path: string; readonly form: z.core.$ZodType };

/** What of a form gives back something else than it is given, with its place. */
function changes({ path, form }: Part): string[] {
  const def: z.core.$ZodTypeDef & Readonly<Record<string, unknown>> = { ...form._zod.def };
  const own = changeOf(def);
  const texts = (def.checks ?? []).some((check) => check._zod.def.check === 'overwrite') ? ['trims'] : [];
  return [...own, ...texts].map((what) => `${path}: ${what}`).concat(partsOf(path, def).flatMap(changes));
}

function changeOf(def: z.core.$ZodTypeDef & Readonly<Record<string, unknown>>): string[] {
  if (def.type === 'object') {
    const { catchall } = def;
    return isForm(catchall) && catchall._zod.def.type === 'never' ? [] : ['drops or keeps unknown keys'];
  }
  if ('coerce' in def && def.coerce === true) return ['coerces'];
  return faithful.has(def.type) ? [] : [def.type];
}

const isForm = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

function partsOf(path: string, def: Readonly<Record<string, unknown>>): Part[] {
  return Object.entries(def).flatMap(([key, value]): Part[] => {
    if (key === 'checks' || key === 'error') return [];
    if (isForm(value)) return [{ path: `${path}/${key}`, form: value }];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
      isForm(part) ? [{ path: `${path}.${name}`, form: part }] : [],
    );
  });
}

const modules: Record<string, unknown>[] = await Promise.all(
  globSync('core/*/*/entries.ts').map((file) => import(resolve(file))),
);
const defined = modules
  .flatMap((module) => Object.values(module))
  .flatMap((value) => {
    const definition = definitionSchema.safeParse(value);
    return definition.success ? [definition.data] : [];
  });

test('entry definitions are found', () => {
  expect(defined.length).toBeGreaterThan(60);
});

test.each(defined)('$type keeps its body and private part as they were given', (definition) => {
  const { body, private: kept } = definition;
  const found = [
    ...changes({ path: 'body', form: body }),
    ...(kept === null ? [] : changes({ path: 'private', form: kept })),
  ];
  const isTrim = (what: string) => what.endsWith(': trims');
  expect(found.filter((what) => !isTrim(what))).toEqual([]);
  expect(found.some(isTrim)).toBe(trimmed.has(definition.type));
});

test.each([
  ['a default', z.strictObject({ at: z.string().default('now') })],
  ['a transformation', z.strictObject({ at: z.string().transform((text) => text.length) })],
  ['an open object', z.strictObject({ inside: z.object({ at: z.string() }) })],
  ['a coercion', z.strictObject({ count: z.array(z.coerce.number()) })],
  ['a fallback', z.strictObject({ at: z.string().catch('') }).readonly()],
])('%s in a form is seen', (_, form) => {
  expect(changes({ path: 'body', form })).not.toEqual([]);
});
