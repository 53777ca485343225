// Every text that the application takes is of one kind (core/foundation/text/contract.ts) or of a form that a pattern says,
// and nobody gets past a field with characters that nobody sees. Read from the router: a new procedure is among them.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TextKind, textKinds } from '#core/foundation/text/contract.ts';
import { procedures } from './procedures.ts';

type Field = { readonly place: string; readonly form: z.core.$ZodType };

const isForm = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** Every text in a form of input, with its place. */
function textsIn({ place, form }: Field): Field[] {
  const { def } = form._zod;
  if (def.type === 'string') return [{ place, form }];
  return Object.entries({ ...def }).flatMap(([key, value]: [string, unknown]): Field[] => {
    if (key === 'checks' || key === 'error') return [];
    if (isForm(value)) return textsIn({ place, form: value });
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
      isForm(part) ? textsIn({ place: key === 'shape' ? `${place}.${name}` : place, form: part }) : [],
    );
  });
}

const texts = procedures.flatMap(({ path, input }) => textsIn({ place: path, form: input }));
const kindOf = ({ form }: Field): TextKind | undefined =>
  form instanceof z.ZodString ? textKinds.get(form)?.kind : undefined;
const read = ({ form }: Field, text: string) => z.safeParse(form, text);

const unseen = [
  '\u200b\u200b\u200b',
  '\u2066\u2069\u2066\u2069',
  '\u200c\u200d\u200c',
  '\u00ad\ufeff\u2060',
  '\u2800\u2800\u2800',
  '\u3164\u3164\u3164',
  ' \u200b \u200e ',
  '\u{e0101}\ue000\u0007',
];

describe('A28 texts of every procedure', () => {
  it('finds them', () => {
    expect(texts.length).toBeGreaterThan(250);
    expect(new Set(texts.map(kindOf))).toEqual(
      new Set(['line', 'lines', 'code', 'secret', 'made', undefined]),
    );
  });

  it('A28 are of one kind, or of a form that refuses what nobody sees', () => {
    const others = texts.filter((text) => kindOf(text) === undefined);
    const loose = others.filter((text) => unseen.some((typed) => read(text, typed).success));
    expect(loose.map(({ place }) => place)).toEqual([]);
  });

  it('A28 take what nobody sees as nothing: refused, or as if the field had been left empty', () => {
    const words = texts.filter((text) => ['line', 'lines', 'code'].includes(kindOf(text) ?? ''));
    const passed = words.filter((text) =>
      unseen.some((typed) => JSON.stringify(read(text, typed).data) !== JSON.stringify(read(text, '').data)),
    );
    expect(passed.map(({ place }) => place)).toEqual([]);
  });

  it('A28 have no line break in a name', () => {
    const lines = texts.filter((text) => kindOf(text) === 'line');
    const broken = lines.filter((text) =>
      ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '\v'].some((end) => {
        const { data } = read(text, `علی${end}رضا نام`);
        return data !== undefined && data !== 'علی رضا نام';
      }),
    );
    expect(broken.map(({ place }) => place)).toEqual([]);
  });

  it('A28 count what is seen: a name of one letter and many characters that nobody sees is too short', () => {
    const name = texts.find(({ place }) => place === 'staff.register.name');
    if (name === undefined) throw new Error('no such field');
    expect(read(name, `\u200bع${'\u200b'.repeat(20)}`).success).toBe(false);
    expect(read(name, `\u200bعل${'\u200b'.repeat(200)}`).data).toBe('عل');
    expect(read(name, 'می\u200cنا').data).toBe('می\u200cنا');
  });
});
