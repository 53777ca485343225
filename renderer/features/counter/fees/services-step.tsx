// Step 3: which services and how many of each; the tariff in force makes the amount, and the screen shows how (D4).
import { Receipt } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary, ScreenTotal } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { enterMovesOn } from '#renderer/ui/enter-moves-on.ts';
import { ErrorSummary, focusField } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { AdviceReminder } from './advice-reminder.tsx';
import { FeeLineRow, lineFieldId } from './fee-line-row.tsx';
import {
  type LineDraft,
  linesToCharge,
  requestedLines,
  type Tariff,
  unreadCounts,
  withExtraPersons,
  withLastAgain,
  withService,
} from './fee-lines.ts';
import styles from './fees.module.css';
import { useLastServices } from './last-services.ts';
import { QuoteAccount } from './quote-account.tsx';
import { ServicePicker, servicePickerId } from './service-picker.tsx';
import { UncountedPersons } from './uncounted-persons.tsx';
import { type Quote, useQuote } from './use-quote.ts';

const noLines: readonly LineDraft[] = [];

type ServicesStepProps = {
  visitId: string;
  /** What the visit starts with, when it is «same service again». */
  suggested: readonly LineDraft[];
  /** A further service in a visit whose charges so far are paid. */
  isAnother: boolean;
  onCharged: () => void;
};

export function ServicesStep(props: ServicesStepProps) {
  const text = useText();
  const { data: tariff, problem } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (tariff === undefined) return null;
  if (tariff === null) return <Notice tone="bad">{text('fees.noTariff')}</Notice>;
  return <ServicesForm {...props} tariff={tariff} />;
}

function ServicesForm({
  visitId,
  suggested,
  isAnother,
  onCharged,
  tariff,
}: ServicesStepProps & { tariff: Tariff }) {
  const text = useText();
  const draft = useDraft<readonly LineDraft[]>(`counter.services.${visitId}`, noLines);
  const lines = draft.isStarted ? draft.value : suggested;
  const lastServices = useLastServices();
  const charging = useDeskCommand(desk.fees.charge.mutate);
  const requested = requestedLines(lines, tariff.reductions);
  const { quote, isCurrent, problem } = useQuote(visitId, requested);
  const titleOf = (code: string): string =>
    tariff.items.find((item) => item.code === code)?.title ??
    tariff.reductions.find((reduction) => reduction.code === code)?.title ??
    code;

  const unread = lines.flatMap((line, index) =>
    unreadCounts(line, tariff.reductions).map((field): [string, string] => [
      lineFieldId(index, field),
      text('fees.unreadIn', { item: titleOf(line.itemCode) }),
    ]),
  );
  const none = { [servicePickerId]: text('fees.noneChosen') };
  const { summary, wasSent, send } = useFieldProblems(lines.length === 0 ? none : Object.fromEntries(unread));

  const addedLine = useRef<string | null>(null);
  useEffect(() => focusField(servicePickerId), []);
  useEffect(() => {
    const index = lines.findIndex(({ itemCode }) => itemCode === addedLine.current);
    addedLine.current = null;
    if (index >= 0) focusField(lineFieldId(index, 'count'));
  }, [lines]);
  const add = (itemCode: string) => {
    addedLine.current = itemCode;
    draft.keep(withService(lines, itemCode));
  };
  useKeyCommand('sameServiceAgain', () => {
    draft.keep(lines.length === 0 ? lastServices.value : withLastAgain(lines));
  });

  // What has no price yet is said below its line; whoever charges it all the same is led there, at every press.
  const [charged, setCharged] = useState<{ lines: readonly LineDraft[]; refusal: Problem | null } | null>(
    null,
  );
  // Charged before its price was there, the charge itself is refused. Either is about these lines and no others: it must
  // not take the focus from whoever has begun to mend them.
  const refused = charged?.lines === lines ? (charged.refusal ?? charging.problem) : null;
  const said = problem ?? refused;
  const charge = async () => {
    send();
    setCharged({ lines, refusal: problem === null ? null : { ...problem } });
    if (requested === null || problem !== null) return;
    if (
      (await charging.run({
        visitId,
        lines: linesToCharge(lines, requested),
        ...(isAnother ? { another: true } : {}),
      })) === null
    )
      return;
    lastServices.keep(lines);
    draft.drop();
    onCharged();
  };
  return (
    <div className={styles.form}>
      <ScreenPrimary
        label={text('fees.charge')}
        icon={Receipt}
        onPress={() => void charge()}
        isPending={charging.isPending}
      />
      {quote === null ? null : <ScreenTotal label={text('fees.total')} rials={quote.total} />}
      <ErrorSummary {...summary} />
      <ServicePicker items={tariff.items} onChoose={add} />
      {lines.length === 0 ? null : (
        <FeeLines {...{ tariff, lines, quote, titleOf, wasSent }} onChange={draft.keep} />
      )}
      <AdviceReminder chosen={lines.map(({ itemCode }) => itemCode)} />
      {said === null ? null : (
        <ProblemNotice
          problem={named(said, titleOf)}
          refusal={refused ?? said}
          takesFocus={refused !== null}
        />
      )}
      {quote === null ? null : (
        <QuoteAccount quote={quote} isCurrent={isCurrent} tariff={tariff} titleOf={titleOf} />
      )}
    </div>
  );
}

type FeeLinesProps = {
  tariff: Tariff;
  lines: readonly LineDraft[];
  quote: Quote | null;
  titleOf: (code: string) => string;
  wasSent: boolean;
  onChange: (lines: readonly LineDraft[]) => void;
};

function FeeLines({ tariff, lines, quote, titleOf, wasSent, onChange }: FeeLinesProps) {
  return (
    <>
      <ul className={styles.lines} onKeyDownCapture={enterMovesOn(() => focusField(servicePickerId))}>
        {lines.map((line, index) => (
          <FeeLineRow
            key={line.itemCode}
            index={index}
            line={line}
            item={tariff.items.find(({ code }) => code === line.itemCode)}
            title={titleOf(line.itemCode)}
            reductions={tariff.reductions}
            parties={quote?.parties ?? 1}
            persons={quote?.persons.find(({ itemCode }) => itemCode === line.itemCode)?.persons ?? null}
            wasSent={wasSent}
            onChange={(next) => onChange(lines.with(index, next))}
            onRemove={() => {
              onChange(lines.toSpliced(index, 1));
              focusField(servicePickerId);
            }}
          />
        ))}
      </ul>
      {quote === null || quote.uncounted === 0 ? null : (
        <UncountedPersons
          parties={quote.parties}
          uncounted={quote.uncounted}
          onCount={() => onChange(withExtraPersons(lines, quote.uncounted))}
        />
      )}
    </>
  );
}

/** A refusal about an item or a reduction names it by its title, not by its code. */
function named(problem: Problem, titleOf: (code: string) => string): Problem {
  switch (problem.code) {
    case 'FEE_ITEM_UNKNOWN':
    case 'FEE_RATE_MISSING':
    case 'FEE_COUNT_INVALID':
      return { ...problem, params: { item: titleOf(problem.params.item) } };
    case 'REDUCTION_NOT_LISTED':
      return { ...problem, params: { reduction: titleOf(problem.params.reduction) } };
    default:
      return problem;
  }
}
