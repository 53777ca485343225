// What was seen of an exception, in words: the note or the pair's words, then the numbers to look it up by.
import { useIntl } from 'react-intl';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import styles from './day-close.module.css';
import { isOfVisit } from './kinds-of-visit.ts';

export function ExceptionSight({
  exception: { kind, saw, subject, isEndedApart },
}: {
  exception: ExceptionView;
}) {
  const text = useText();
  const intl = useIntl();
  if (kind === 'entries_recovered') {
    return <p>{text('dayClose.saw.reversed', { number: Number(subject) })}</p>;
  }
  if (kind === 'store_rewound') {
    return <p>{text('dayClose.saw.storeRewound', { number: Number(subject) })}</p>;
  }
  if (kind === 'tables_changed') {
    return <p>{text('dayClose.saw.tablesChanged', { number: Number(subject) })}</p>;
  }
  if (kind === 'journal_damaged') {
    return <p>{text('dayClose.saw.journalDamaged', { number: Number(subject) })}</p>;
  }
  if (isOfVisit(kind)) {
    return (
      <>
        <p>{text('dayClose.saw.visit', { number: subject ?? '' })}</p>
        {isEndedApart === true ? <p>{text('dayClose.saw.endedApart')}</p> : null}
      </>
    );
  }
  if (saw === null) {
    return subject === null ? null : <p>{isDay(subject) ? <DateText day={subject} /> : subject}</p>;
  }
  const note = saw.note === 'pair' ? null : (`dayClose.saw.${saw.note}` as const);
  const words = saw.note === 'pair' ? saw.words.map((word) => text(`dayClose.matchReason.${word}`)) : [];
  const { item } = saw;
  const numbers = [
    { name: text('dayClose.rrn'), value: item.rrn },
    { name: text('dayClose.stan'), value: item.stan },
    { name: text('dayClose.card'), value: item.cardMasked },
    { name: text('dayClose.terminal'), value: item.terminalId },
    {
      name: text('dayClose.reportTerminal'),
      value: saw.note === 'terminal_differs' ? saw.reportTerminalId : null,
    },
  ];
  return (
    <>
      {note === null ? null : <p>{text(note)}</p>}
      {words.length === 0 ? null : <p>{intl.formatList(words)}</p>}
      {saw.note !== 'belongs_to_closed_day' ? null : (
        <p>
          <DateText day={saw.closedDay} />
        </p>
      )}
      <ul className={styles.numbers}>
        {numbers.map(({ name, value }) =>
          value === null ? null : (
            <li key={name}>
              {name} <Bdi>{value}</Bdi>
            </li>
          ),
        )}
        {item.time === null ? null : (
          <li>
            {text('dayClose.time')} <ClockText time={item.time} />
          </li>
        )}
      </ul>
    </>
  );
}
