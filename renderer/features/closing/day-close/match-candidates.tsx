// The candidates of a match by hand: typing a number narrows them, the arrow keys walk through them, Enter chooses.
import { useMemo } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import { useIntl } from 'react-intl';
import type { Candidate } from '#core/closing/day-close/by-hand/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import fieldStyles from '#renderer/ui/field.module.css';
import finderStyles from '#renderer/ui/finder.module.css';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import styles from './match.module.css';
import { candidateKey, fitsTyped, significantWords } from './match-filter.ts';

type MatchCandidatesProps = {
  /** Id of the field in which a number is typed. */
  filterId: string;
  /** The day that is being settled; a candidate of another one shows its date. */
  day: string;
  candidates: readonly Candidate[];
  typed: string;
  onType: (typed: string) => void;
  /** Key of the chosen candidate. */
  chosen: string | null;
  onChoose: (key: string) => void;
};

export function MatchCandidates({
  filterId,
  day,
  candidates,
  typed,
  onType,
  chosen,
  onChoose,
}: MatchCandidatesProps) {
  const text = useText();
  const shown = useMemo(
    () =>
      candidates
        .filter((candidate) => fitsTyped(candidate, typed))
        .map((candidate) => ({ id: candidateKey(candidate), candidate })),
    [candidates, typed],
  );
  return (
    <Autocomplete inputValue={typed} onInputChange={onType}>
      <div className={classNames(finderStyles.finder, styles.finder)}>
        <TextField id={filterId} className={classNames(fieldStyles.field, finderStyles.filter)} autoFocus>
          <Label className={fieldStyles.label ?? ''}>{text('dayClose.match.filter')}</Label>
          <Input className={fieldStyles.input ?? ''} dir="auto" />
        </TextField>
        <ListBox
          aria-label={text('dayClose.match.candidates')}
          className={styles.candidates ?? ''}
          items={shown}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onChoose(String(key));
          }}
          renderEmptyState={() => <p className={styles.none}>{text('dayClose.match.nothingFits')}</p>}
        >
          {({ id, candidate }) => (
            <ListBoxItem
              id={id}
              textValue={candidate.seen.rrn ?? candidate.seen.stan ?? id}
              className={styles.candidate ?? ''}
            >
              <CandidateFacts day={day} candidate={candidate} />
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Autocomplete>
  );
}

function CandidateFacts({ day, candidate }: { day: string; candidate: Candidate }) {
  const text = useText();
  const intl = useIntl();
  const { seen, amount, amountGap } = candidate;
  const words = significantWords(candidate.words).map((word) => text(`dayClose.matchReason.${word}`));
  return (
    <>
      <span className={styles.first}>
        <span className={styles.amount}>
          <MoneyText rials={amount} />
        </span>
        {amountGap === 0 ? null : (
          <span className={styles.soft}>
            {text(amountGap > 0 ? 'dayClose.match.more' : 'dayClose.match.less')}{' '}
            <MoneyText rials={Math.abs(amountGap)} />
          </span>
        )}
        <span>
          {seen.date === day ? null : (
            <>
              <DateText day={seen.date} style="numeric" />{' '}
            </>
          )}
          {seen.time === null ? null : <ClockText time={seen.time} />}
        </span>
      </span>
      <SeenNumbers seen={seen} />
      <span className={styles.soft}>
        {words.length === 0 ? text('dayClose.match.nothingSame') : intl.formatList(words)}
      </span>
    </>
  );
}

/** The numbers by which something is looked up on paper. */
export function SeenNumbers({ seen }: Pick<Candidate, 'seen'>) {
  const text = useText();
  const numbers = [
    { name: text('dayClose.rrn'), value: seen.rrn },
    { name: text('dayClose.stan'), value: seen.stan },
    { name: text('dayClose.card'), value: seen.cardMasked },
    { name: text('dayClose.terminal'), value: seen.terminalId },
  ];
  return (
    <span className={styles.numbers}>
      {numbers.map(({ name, value }) =>
        value === null ? null : (
          <span key={name}>
            {name} <Bdi>{value}</Bdi>
          </span>
        ),
      )}
    </span>
  );
}
