// The public tables as templates of a new version: their items spare typing, their prices are of a past year (domain.md §2).
import type { z } from 'zod';
import type { tariffTemplateOutput, tariffTemplateYears } from './contract.ts';
import table1396 from './public-tariffs/1396.json' with { type: 'json' };
import table1399 from './public-tariffs/1399.json' with { type: 'json' };
import table1403 from './public-tariffs/1403.json' with { type: 'json' };
import { readTariffFile } from './tariff-file.ts';

const tables = { '1396': table1396, '1399': table1399, '1403': table1403 } as const;

/** The items and reductions of a public table; all goes to the office over its POS until the form says otherwise. */
export function tariffTemplate(
  year: (typeof tariffTemplateYears)[number],
): z.infer<typeof tariffTemplateOutput> {
  const read = readTariffFile(JSON.stringify(tables[year]), {
    code: year,
    title: year,
    authority: year,
    letterNumber: year,
    letterDay: '2000-01-01',
    effectiveFrom: '2000-01-01',
    vatMode: 'exempt',
    vatBasisPoints: 0,
  });
  if (!read.ok) throw new Error(`the public table of ${year} is not readable: ${read.refusal.params.where}`);
  return { items: read.tariff.items, reductions: read.tariff.reductions ?? [] };
}
