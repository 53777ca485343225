// A service of a tariff, as one line of a list says it (D4). A title of a public table brings its code, by which sections and persons and
// pages of a petition are known; another one gets a code of its own. Pure.
import { type TariffItem, tariffItemSchema, tariffTemplateYears } from '#core/counter/fees/contract.ts';
import { tariffTemplate } from '#core/counter/fees/templates.ts';
import { parseRial } from '#core/foundation/money/rial.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { once } from '#db/prepared.ts';
import type { LineReader } from './cells.ts';
import { channelWords, externalWords, folded, payeeWords, unitWords, yesNoWords } from './columns.ts';
import type { ListRow } from './contract.ts';

/** Codes of the public tables by the title of their service; of a title that several tables have, the newest. */
const knownCodes = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      tariffTemplateYears.flatMap((year) =>
        tariffTemplate(year).items.map(({ title, code }): [string, string] => [folded(title), code]),
      ),
    ),
);

export function tariffRow(read: LineReader, _today: string, index: number): ListRow | null {
  const title = read.words('title', 1, 200);
  const unit = read.word('unit', unitWords);
  const files = read.word('files', yesNoWords);
  const payee = read.word('payee', payeeWords);
  const channel = read.word('channel', channelWords);
  const price = priceOf(read);
  const persons = read.count('includedPersons', 0, 100);
  const pages = read.count('includedPages', 0, 1000);
  const needsSana = read.text('needsSana') === '' ? null : read.word('needsSana', yesNoWords);
  const code =
    read.text('code') === '' ? (knownCodes().get(folded(title)) ?? `row-${index + 1}`) : read.text('code');
  if (unit === null || files === null || payee === null || channel === null || price === null) return null;
  const item: TariffItem = {
    ...{ code, title, unit, files, payee, channel, ...price },
    ...(persons === null ? {} : { includedPersons: persons }),
    ...(pages === null ? {} : { includedPages: pages }),
    ...(needsSana === null ? {} : { needsSana }),
  };
  if (!tariffItemSchema.safeParse(item).success) return read.fault('code', 'invalid');
  return { kind: 'tariff', item };
}

/** Rials, or the word by which another body sets the rate. */
function priceOf(read: LineReader): Pick<TariffItem, 'amount' | 'external'> | null {
  const written = read.text('amount');
  if (externalWords.has(folded(written))) return { amount: null, external: true };
  const amount = parseRial(toLatinDigits(written).trim());
  if (!amount.ok) return read.fault('amount', written === '' ? 'missing' : 'unreadable');
  return { amount: amount.rials };
}
