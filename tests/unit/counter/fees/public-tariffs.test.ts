// What the public tables say of Sana: registration is the precondition for filing (domain.md §3), and no precondition for
// getting registered.
import { describe, expect, it } from 'vitest';
import { tariffTemplateYears } from '#core/counter/fees/contract.ts';
import { tariffTemplate } from '#core/counter/fees/templates.ts';

const filing = [
  ...['petition', 'declaration', 'protest', 'brief', 'attorney-contract', 'criminal-record'],
  'detention-damages',
];
const withoutSana = ['sana-register', 'sana-edit', 'password-delivery'];

describe.each(tariffTemplateYears)('the public table of %s', (year) => {
  const { items } = tariffTemplate(year);

  it('D1.7 says of every service whether it needs Sana', () => {
    expect(items.filter(({ needsSana }) => needsSana === undefined)).toEqual([]);
  });

  it('D4.16 says of every service whether it is filed in the judiciary’s own system', () => {
    for (const { code, files } of items) expect(files, code).toBe(filing.includes(code));
    expect(items.filter(({ files }) => files).length).toBeGreaterThanOrEqual(2);
  });

  it('D1.7 asks for Sana where something is filed, and not where somebody is registered in it', () => {
    for (const { code, needsSana } of items) {
      if (filing.includes(code)) expect(needsSana, code).toBe(true);
      if (withoutSana.includes(code)) expect(needsSana, code).toBe(false);
    }
    const codes = items.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['petition', ...withoutSana]));
  });
});
