// What a new tariff changes, for whoever works by it from now on (D13).

import type { DueNotice } from '#core/assets/training/contract.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function TariffToRead({ tariff }: { tariff: NonNullable<DueNotice['tariff']> }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { authority, letterNumber, effectiveFrom, changes } = tariff;
  const priceOf = (rials: number | null) =>
    rials === null ? text('training.tariffNoPrice') : <MoneyText rials={rials} />;
  return (
    <>
      <p>
        {text('training.tariffWhat', {
          authority,
          letter: letterNumber,
          day: formatJalali(effectiveFrom, 'numeric', language),
        })}
      </p>
      {changes.length === 0 ? (
        <p>{text('training.tariffSamePrices')}</p>
      ) : (
        <Table
          caption={text('training.tariffChanges')}
          rows={changes}
          rowKey={({ title, before, after }) => `${title} ${before} ${after}`}
          columns={[
            {
              id: 'item',
              header: text('training.tariffItem'),
              isRowHeader: true,
              cell: ({ title }) => title,
            },
            {
              id: 'before',
              header: text('training.tariffBefore'),
              isNumber: true,
              cell: ({ before }) => priceOf(before),
            },
            {
              id: 'after',
              header: text('training.tariffAfter'),
              isNumber: true,
              cell: ({ after }) => priceOf(after),
            },
          ]}
        />
      )}
    </>
  );
}
