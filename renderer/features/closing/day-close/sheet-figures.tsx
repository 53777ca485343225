// The figures of a day's sheet: six at its head, and by service and person. Each is counted once (D21.23): what stands in the head is
// the sum of what stands below.
import type { DaySheet } from '#core/closing/day-close/contract.ts';
import type { DayFigures } from '#core/closing/day-close/figures/contract.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import styles from './day-sheet.module.css';
import { FigureTable, sumOf } from './figure-table.tsx';

/** Rials that the explained differences move: all of them, and what is left when they meet. Positive: the report has more. */
export function differencesOf({ exceptions }: Pick<DaySheet, 'exceptions'>) {
  const amounts = exceptions.map(({ differences }) => -sumOf(differences, ({ amount }) => amount));
  return { absolute: sumOf(amounts, Math.abs), net: sumOf(amounts, (amount) => amount) };
}

/** Paid for and not filed, as a close signs it; what was filed for no fee differs from the first moment. */
export const waitsToBeFiled = ({ account, state }: DaySheet['summary']['ledger']['open'][number]): boolean =>
  account === 'filing' && state !== 'differs';

/** What a reader asks first. */
export function KeyFigures({ sheet }: { sheet: DaySheet }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { summary, figures, exceptions } = sheet;
  const { counts, totals, chargedOfDay } = summary;
  const terminals = figures?.terminals;
  const number = (value: number) => text('dayClose.number', { number: value });
  const rials = (amount: number) => text('dayClose.figure.rials', { amount: formatRial(amount, language) });
  const unfiled = figures?.carried.find(({ kind }) => kind === 'unfiled');
  const shown = [
    {
      name: text('dayClose.count.visits'),
      value: number(counts.visits),
      more: text('dayClose.figure.visits', { verified: counts.verified, refused: counts.refused }),
    },
    {
      name: text('dayClose.count.payments'),
      value: number(terminals === undefined ? counts.payments : sumOf(terminals, ({ payments }) => payments)),
      more: terminals === undefined ? '' : rials(sumOf(terminals, ({ paid }) => paid)),
    },
    {
      name: text('dayClose.count.reversals'),
      value: number(
        terminals === undefined ? counts.reversals : sumOf(terminals, ({ reversals }) => reversals),
      ),
      more: terminals === undefined ? '' : rials(sumOf(terminals, ({ reversed }) => reversed)),
    },
    {
      name: text('dayClose.figure.net'),
      value: formatRial(
        sumOf(totals, ({ recorded }) => recorded),
        language,
      ),
      more: text('dayClose.figure.charged', { amount: formatRial(chargedOfDay, language) }),
    },
    {
      name: text('dayClose.figure.differences'),
      value: number(sumOf(summary.exceptions, ({ count }) => count)),
      more: exceptions.length === 0 ? '' : rials(differencesOf(sheet).absolute),
    },
    {
      name: text('dayClose.figure.unfiled'),
      value: number(summary.ledger.open.filter(waitsToBeFiled).length),
      more: unfiled === undefined ? '' : rials(unfiled.amount),
    },
  ];
  return (
    <dl className={styles.figures}>
      {shown.map(({ name, value, more }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            {more === '' ? null : <span className={styles.more}>{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function ServiceFigures({ services }: Pick<DayFigures, 'services'>) {
  const text = useText();
  return (
    <FigureTable
      caption={text('dayClose.sheet.services')}
      rows={services}
      rowKey={({ title }) => title}
      columns={[
        {
          id: 'title',
          header: text('dayClose.sheet.service'),
          isRowHeader: true,
          cell: ({ title }) => title,
        },
        { id: 'count', header: text('dayClose.howMany'), of: ({ count }) => count, hasNoSum: true },
        { id: 'vat', header: text('dayClose.sheet.vat'), of: ({ vat }) => vat, isRials: true },
        { id: 'amount', header: text('dayClose.amount'), of: ({ amount }) => amount, isRials: true },
      ]}
    />
  );
}

export function PeopleFigures({ people }: Pick<DayFigures, 'people'>) {
  const text = useText();
  return (
    <FigureTable
      caption={text('dayClose.sheet.people')}
      rows={people}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'name',
          header: text('dayClose.sheet.person'),
          isRowHeader: true,
          cell: ({ name }) => (name === '' ? text('dayClose.sheet.personElsewhere') : name),
        },
        { id: 'visits', header: text('dayClose.count.visits'), of: ({ visits }) => visits },
        { id: 'refused', header: text('dayClose.sheet.refused'), of: ({ refused }) => refused },
        {
          id: 'asked',
          header: text('dayClose.sheet.askedAfterCheck'),
          of: ({ askedAfterCheck }) => askedAfterCheck,
        },
        { id: 'payments', header: text('dayClose.count.payments'), of: ({ payments }) => payments },
        { id: 'paid', header: text('dayClose.amount'), of: ({ paid }) => paid, isRials: true },
      ]}
    />
  );
}

export function CarriedFigures({ carried }: Pick<DayFigures, 'carried'>) {
  const text = useText();
  return (
    <FigureTable
      caption={text('dayClose.sheet.carried')}
      rows={carried}
      rowKey={({ kind }) => kind}
      hasNoFoot
      columns={[
        {
          id: 'kind',
          header: text('dayClose.late.what'),
          isRowHeader: true,
          cell: ({ kind }) => text(`dayClose.carried.${kind}`),
        },
        { id: 'count', header: text('dayClose.howMany'), of: ({ count }) => count },
        { id: 'amount', header: text('dayClose.amount'), of: ({ amount }) => amount, isRials: true },
      ]}
    />
  );
}
