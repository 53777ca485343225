// What does not agree as a list, the most money first, beside what is known of the chosen one (D21.118). J and K walk it, digits choose a
// reason, T matches by hand, N writes.
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DayOverview, ExceptionView } from '#core/closing/day-close/contract.ts';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { foundOn } from './close-steps.ts';
import { whatOf } from './difference-what.tsx';
import { GoOn, type StepProps } from './go-on.tsx';
import { isOfVisit } from './kinds-of-visit.ts';
import styles from './triage.module.css';
import { isUnexplained, type TriageItem, triage } from './triage.ts';
import { TriageDetail } from './triage-detail.tsx';

type TriageListProps = StepProps & { differences: readonly Difference[] };

export function TriageList({ overview, differences, onGoOn }: TriageListProps) {
  const text = useText();
  const { open, rest, awaited } = triage(foundOn(overview), differences);
  const items = [...open, ...rest];
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [next, setNext] = useState<string | null>(null);
  // Once a dialog over the list is gone, the one that comes next has the focus.
  useEffect(() => {
    if (next !== null) document.getElementById(next)?.focus();
  }, [next]);
  const chosen = items.find(({ key }) => key === chosenKey) ?? items[0];
  /** What was open comes to an end: the next open one is at hand, and has the focus. */
  const goToNext = () => {
    const at = open.findIndex(({ key }) => key === chosen?.key);
    const following = open[at + 1] ?? open.find(({ key }) => key !== chosen?.key);
    setChosenKey(following?.key ?? null);
    setNext(following === undefined ? null : rowId(following));
  };
  return (
    <Section
      title={text('dayClose.exceptions')}
      aside={<ConfirmTogether day={overview.day} exceptions={overview.exceptions} />}
    >
      {awaited === 0 ? null : <p>{text('dayClose.openAwaited', { count: awaited })}</p>}
      {chosen === undefined ? (
        <>
          <EmptyState title={text('dayClose.noExceptions')} why={text('dayClose.noExceptionsWhy')} />
          <GoOn onGoOn={onGoOn} />
        </>
      ) : (
        <div className={styles.triage}>
          <div className={styles.list} data-begin="">
            <Rows items={open} chosen={chosen} onChoose={setChosenKey} />
            {rest.length === 0 ? null : (
              <p className={styles.divider}>{text('dayClose.triage.rest', { count: rest.length })}</p>
            )}
            <Rows items={rest} chosen={chosen} onChoose={setChosenKey} />
          </div>
          <TriageDetail
            key={chosen.key}
            item={chosen}
            day={overview.day}
            place={{ at: open.findIndex(({ key }) => key === chosen.key) + 1, all: open.length }}
            items={items}
            onDone={goToNext}
            onGoOn={onGoOn}
          />
        </div>
      )}
    </Section>
  );
}

const rowId = ({ key }: TriageItem): string => `triage ${key}`;

type RowsProps = { items: readonly TriageItem[]; chosen: TriageItem; onChoose: (key: string) => void };

function Rows({ items, chosen, onChoose }: RowsProps) {
  return items.length === 0 ? null : (
    <ul>
      {items.map((item) => (
        <li key={item.key}>
          <button
            type="button"
            id={rowId(item)}
            className={classNames(styles.row, item.key === chosen.key && styles.chosen)}
            aria-current={item.key === chosen.key}
            // Tab leads from the list to what is known of the chosen one; J and K lead from row to row.
            tabIndex={item.key === chosen.key ? 0 : -1}
            onFocus={() => onChoose(item.key)}
            onClick={() => onChoose(item.key)}
          >
            <Row item={item} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Row({ item: { exception, difference, rials } }: { item: TriageItem }) {
  const text = useText();
  const number = exception?.saw?.item.rrn ?? difference?.number ?? null;
  const ofVisit = exception !== null && isOfVisit(exception.kind) ? exception.subject : null;
  const visitNumber = difference?.visitNumber ?? ofVisit;
  return (
    <>
      <span className={styles.name}>
        {exception !== null
          ? text(`dayClose.kind.${exception.kind}`)
          : difference === null
            ? null
            : text(whatOf(difference))}
      </span>
      <span className={styles.rials}>
        {rials === 0 ? null : <MoneyText rials={rials} withUnit={false} />}
      </span>
      <span className={styles.soft}>
        {number === null ? null : <bdi>{number}</bdi>}{' '}
        {visitNumber === null ? null : text('dayClose.openVisit', { number: visitNumber })}
      </span>
      <State exception={exception} difference={difference} />
    </>
  );
}

const stateTones: Readonly<Record<Difference['state'], Tone>> = {
  awaited: 'waiting',
  missing: 'bad',
  differs: 'bad',
};

/** How it stands: words are asked for or were given, or the ledger says how old it is. */
export function State({ exception, difference }: Pick<TriageItem, 'exception' | 'difference'>) {
  const text = useText();
  if (exception !== null && exception.reasons.length > 0) {
    const { explanation } = exception;
    return isUnexplained(exception) || explanation === null ? (
      <StatusLabel tone="waiting">{text('dayClose.unexplained')}</StatusLabel>
    ) : (
      <StatusLabel tone="good">{text(`dayClose.reason.${explanation.reasonCode}`)}</StatusLabel>
    );
  }
  if (difference === null) return <StatusLabel tone="neutral">{text('dayClose.keptOpen')}</StatusLabel>;
  return (
    <StatusLabel tone={stateTones[difference.state]}>
      {`${text(`dayClose.openState.${difference.state}`)} (${text('visits.workingDays', { days: difference.age })})`}
    </StatusLabel>
  );
}

/** The report has no reference number for these; one whose number differs is looked at by itself. */
function ConfirmTogether({ day, exceptions }: Pick<DayOverview, 'day' | 'exceptions'>) {
  const text = useText();
  const confirming = useDeskCommand(desk.dayClose.confirmProposals.mutate);
  const isWithoutNumber = ({ kind, saw }: ExceptionView) =>
    kind === 'match_proposed' && saw?.note === 'pair' && saw.words.includes('rrn_missing');
  const exceptionKeys = exceptions.filter(isWithoutNumber).map(({ key }) => key);
  if (exceptionKeys.length < 2) return null;
  return (
    <Actions>
      <Button
        icon={Check}
        onPress={() => void confirming.run({ day, exceptionKeys })}
        isPending={confirming.isPending}
      >
        {text('dayClose.confirmAll', { count: exceptionKeys.length })}
      </Button>
      <ProblemNotice problem={confirming.problem} takesFocus />
    </Actions>
  );
}
