// What does not agree, one by one: in words, with its amounts, and with the reason that settles it.
import { Check, ChevronDown, Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DayOverview, ExceptionView } from '#core/closing/day-close/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import styles from './day-close.module.css';
import { ExceptionItemsDialog } from './exception-items-dialog.tsx';
import { ExceptionSight } from './exception-sight.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { isOfVisit } from './kinds-of-visit.ts';
import { MatchDialog } from './match-dialog.tsx';
import { itemToMatch } from './match-filter.ts';

/** What is shown at once: before the report comes, every payment of a busy day is one. The worst kinds stand first. */
const shownAtOnce = 50;

type ExceptionsSectionProps = {
  overview: DayOverview;
  /** A closed day is looked at; nothing is explained or matched any more. */
  isReadOnly?: boolean;
};

export function ExceptionsSection({
  overview: { day, exceptions },
  isReadOnly = false,
}: ExceptionsSectionProps) {
  const text = useText();
  const [shown, setShown] = useState<ExceptionView | null>(null);
  const [count, setCount] = useState(shownAtOnce);
  const [open, setOpen] = useState<ExceptionView | null>(null);
  const [toMatch, setToMatch] = useState<string | null>(null);
  const [isMatched, setIsMatched] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  // The button that opened the dialog went with its exception: the focus goes to what is said of it.
  useEffect(() => {
    if (isMatched) said.current?.focus();
  }, [isMatched]);
  const confirming = useDeskCommand(desk.dayClose.confirmProposals.mutate);
  const confirm = async (exceptionKeys: readonly string[]) => {
    setIsMatched(false);
    if ((await confirming.run({ day, exceptionKeys })) !== null) setIsMatched(true);
  };
  // The report has no reference number for these; one whose number differs is looked at by itself.
  const together = exceptions
    .filter(
      ({ kind, saw }) =>
        kind === 'match_proposed' && saw?.note === 'pair' && saw.words.includes('rrn_missing'),
    )
    .map(({ key }) => key);
  const begin = (itemId: string) => {
    setIsMatched(false);
    setToMatch(itemId);
  };
  const finish = () => {
    setIsMatched(true);
    setToMatch(null);
  };
  return (
    <Section title={text('dayClose.exceptions')}>
      {isMatched ? (
        <div ref={said} tabIndex={-1} className={styles.said}>
          <Notice tone="good">{text('dayClose.match.done')}</Notice>
        </div>
      ) : null}
      <ProblemNotice problem={confirming.problem} takesFocus />
      {exceptions.length === 0 ? (
        <EmptyState title={text('dayClose.noExceptions')} why={text('dayClose.noExceptionsWhy')} />
      ) : (
        <ul>
          {exceptions.slice(0, count).map((exception) => (
            <li key={exception.key} className={styles.exception}>
              <div>
                <p className={styles.kind}>{text(`dayClose.kind.${exception.kind}`)}</p>
                <ExceptionSight exception={exception} />
              </div>
              <Amounts {...exception} />
              <Settled
                exception={exception}
                isReadOnly={isReadOnly}
                onShow={() => setShown(exception)}
                onExplain={() => setOpen(exception)}
                onMatch={begin}
                onConfirm={() => void confirm([exception.key])}
              />
            </li>
          ))}
        </ul>
      )}
      {together.length < 2 || isReadOnly ? null : (
        <Actions>
          <Button icon={Check} onPress={() => void confirm(together)} isPending={confirming.isPending}>
            {text('dayClose.confirmAll', { count: together.length })}
          </Button>
        </Actions>
      )}
      {exceptions.length <= count ? null : (
        <Actions>
          <Button icon={ChevronDown} onPress={() => setCount(count + 4 * shownAtOnce)}>
            {text('dayClose.moreExceptions', { count: exceptions.length - count })}
          </Button>
        </Actions>
      )}
      {open === null ? null : <ExplainDialog day={day} exception={open} onClose={() => setOpen(null)} />}
      {shown === null ? null : (
        <ExceptionItemsDialog day={day} exception={shown} onClose={() => setShown(null)} />
      )}
      {toMatch === null ? null : (
        <MatchDialog day={day} itemId={toMatch} onMatched={finish} onClose={() => setToMatch(null)} />
      )}
    </Section>
  );
}

function Amounts({ kind, amounts }: Pick<ExceptionView, 'kind' | 'amounts'>) {
  const text = useText();
  const sides = [
    { name: text('dayClose.charged'), rials: amounts.charged },
    {
      name: text(kind === 'filing_fee_differs' ? 'dayClose.statedBySystem' : 'dayClose.recorded'),
      rials: amounts.recorded,
    },
    { name: text('dayClose.psp'), rials: amounts.psp },
  ];
  return (
    <dl className={styles.amounts}>
      {sides.map(({ name, rials }) =>
        rials === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <MoneyText rials={rials} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

type SettledProps = {
  exception: ExceptionView;
  isReadOnly: boolean;
  onShow: () => void;
  onExplain: () => void;
  onMatch: (itemId: string) => void;
  onConfirm: () => void;
};

function Settled({ exception, isReadOnly, onShow, onExplain, onMatch, onConfirm }: SettledProps) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const { explanation, terminalId, reasons } = exception;
  // The list of open differences has it until a fact mends it or two persons end it.
  const isKeptOpen = reasons.length === 0;
  const subject = exception.saw?.item.rrn ?? exception.subject ?? terminalId;
  const itemId = isReadOnly ? null : itemToMatch(exception);
  const hasItems = exception.paymentIds.length + exception.pspRowIds.length > 0;
  return (
    <div className={styles.settled}>
      <StatusLabel tone={isKeptOpen ? 'neutral' : explanation === null ? 'waiting' : 'good'}>
        {text(
          isKeptOpen
            ? 'dayClose.keptOpen'
            : explanation === null
              ? 'dayClose.unexplained'
              : `dayClose.reason.${explanation.reasonCode}`,
        )}
      </StatusLabel>
      {explanation?.note ? <p className={styles.soft}>{explanation.note}</p> : null}
      <Actions>
        {exception.kind !== 'match_proposed' || isReadOnly ? null : (
          <Button
            isDense
            icon={Check}
            onPress={onConfirm}
            aria-label={text('dayClose.confirmOf', { subject })}
          >
            {text('dayClose.confirm')}
          </Button>
        )}
        {itemId === null ? null : (
          <Button
            isDense
            icon={Link2}
            onPress={() => onMatch(itemId)}
            aria-label={text('dayClose.match.of', { subject })}
          >
            {text('dayClose.match')}
          </Button>
        )}
        {isReadOnly || isKeptOpen ? null : (
          <Button
            isDense
            onPress={onExplain}
            aria-label={text(explanation === null ? 'dayClose.explainOf' : 'dayClose.explainAnewOf', {
              subject,
            })}
          >
            {text(explanation === null ? 'dayClose.explain' : 'dayClose.explainAnew')}
          </Button>
        )}
        {exception.visitId !== null && isOfVisit(exception.kind) ? (
          <Button
            isDense
            kind="quiet"
            onPress={() => openAtCounter(exception.visitId)}
            aria-label={text('dayClose.toVisitOf', { number: Number(exception.subject) })}
          >
            {text('dayClose.toVisit')}
          </Button>
        ) : null}
        {hasItems ? (
          <Button isDense kind="quiet" onPress={onShow} aria-label={text('dayClose.items.of', { subject })}>
            {text('dayClose.items')}
          </Button>
        ) : null}
      </Actions>
    </div>
  );
}
