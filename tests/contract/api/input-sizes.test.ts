// How large an input may be: every form is bounded, and each procedure says the size that its own form needs, read from the
// router. What is larger, or nests deeper than anything of ours, is refused before it is parsed.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputBytes } from '#core/access/request-context/input-size.ts';
import type { Meta } from '#core/access/request-context/trpc.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { textKinds } from '#core/foundation/text/contract.ts';
import { goesTooFar } from '#core/foundation/text/json-levels.ts';
import { procedures } from './procedures.ts';

type Def = z.core.$ZodTypeDef & Readonly<Record<string, unknown>>;

const isForm = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;
const formsIn = (value: unknown): z.core.$ZodType[] =>
  (typeof value === 'object' && value !== null ? Object.values(value) : []).filter(isForm);
const longest = (values: readonly unknown[]): number =>
  Math.max(...values.map((value) => JSON.stringify(value)?.length ?? 4));

type Check = { readonly check?: string; readonly maximum?: number; readonly length?: number };
const defOf = (form: z.core.$ZodType): Def => ({ ...form._zod.def });
const checksOf = (def: Def): Check[] => (def.checks ?? []).map((check) => ({ ...check._zod.def }));

/** Characters or parts at most; undefined where nothing says it. */
const longestOf = (def: Def): number | undefined =>
  checksOf(def)
    .map(({ check, maximum, length }) => (check === 'length_equals' ? length : maximum))
    .find((most) => most !== undefined);

/** Bytes of a text: of Persian words two a character. A form that a pattern says, without a length, is an id or a date. */
function bytesOfText(form: z.core.$ZodType): number {
  const def = defOf(form);
  const most = longestOf(def);
  const kind = form instanceof z.ZodString ? textKinds.get(form)?.kind : undefined;
  const hasForm = def.format !== undefined || checksOf(def).some(({ check }) => check === 'string_format');
  if (most === undefined) return hasForm ? 100 : Number.POSITIVE_INFINITY;
  return (kind === undefined || kind === 'made' ? most : 2 * most) + 2;
}

/** Most bytes of what a form takes, as JSON; infinite where nothing bounds it. */
function mostBytes(form: z.core.$ZodType): number {
  const def = defOf(form);
  switch (def.type) {
    case 'string':
      return bytesOfText(form);
    case 'number':
    case 'int':
      return 20;
    case 'boolean':
    case 'null':
    case 'void':
    case 'undefined':
    case 'never':
      return 5;
    case 'literal':
      return longest(Array.isArray(def.values) ? def.values : [def.values]);
    case 'enum':
      return longest(Object.values(def.entries ?? {}));
    case 'union':
      return Math.max(...formsIn(def.options).map(mostBytes));
    case 'array': {
      const [item] = [def.element].filter(isForm);
      return (
        2 + (longestOf(def) ?? Number.POSITIVE_INFINITY) * (1 + (item === undefined ? 0 : mostBytes(item)))
      );
    }
    case 'object':
      return Object.entries(def.shape ?? {}).reduce(
        (sum, [name, part]) => sum + name.length + 4 + (isForm(part) ? mostBytes(part) : 0),
        2,
      );
    case 'record': {
      const [key] = [def.keyType].filter(isForm);
      const [value] = [def.valueType].filter(isForm);
      const names = key?._zod.def.type === 'enum' ? Object.values(defOf(key).entries ?? {}) : null;
      if (names === null || value === undefined) return Number.POSITIVE_INFINITY;
      return 2 + names.length * (longest(names) + 2 + mostBytes(value));
    }
    default: {
      const [inner] = [def.innerType, def.in].filter(isForm);
      return inner === undefined ? Number.POSITIVE_INFINITY : mostBytes(inner);
    }
  }
}

const metaOf = (path: string): Meta =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Meta } } | undefined>)[path]?._def
    .meta ?? {};

test('A27 every input is bounded, and fits the size that its procedure declares', () => {
  const wrong = procedures.flatMap(({ path, input }) => {
    const [most, limit] = [mostBytes(input), inputBytes[metaOf(path).takes ?? 'usual']];
    return most <= limit ? [] : [`${path}: ${most} bytes, ${limit} are taken`];
  });
  expect(wrong).toEqual([]);
});

test('A27 no procedure takes more than it needs', () => {
  const wrong = procedures.flatMap(({ path, input }) => {
    const { takes = 'usual' } = metaOf(path);
    const smaller = Object.values(inputBytes).filter((bytes) => bytes < inputBytes[takes]);
    return mostBytes(input) > Math.max(0, ...smaller) ? [] : [path];
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['lists', `${'['.repeat(33)}${']'.repeat(33)}`, true],
  ['objects', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, true],
  ['lists that end', '[[[]],[[]]]', false],
  ['brackets in a text', JSON.stringify({ text: '['.repeat(100) }), false],
  ['brackets after a quote in a text', JSON.stringify({ text: `\\"${'['.repeat(100)}` }), false],
  ['a text that never ends', `"${'\\'.repeat(99)}${'['.repeat(99)}`, false],
  ['many beside each other', `[${'[],'.repeat(1000)}[]]`, false],
])('A27 N44 how deep JSON goes is seen before it is parsed: %s', (_, json, isDeep) => {
  expect(goesTooFar(json)).toBe(isDeep);
});
