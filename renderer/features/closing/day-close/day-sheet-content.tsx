// The sheet of a day: its figures, imported reports, late items, every difference with its amounts and its explanation, what goes on to
// the next day, who closed it, and the head code that pins the journal as it stood. The same on screen and on paper; no name and no
// number of a client.
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { DaySheet, DaySummary } from '#core/closing/day-close/contract.ts';
import { waitsForReport } from '#core/foundation/settlement/ledger/contract.ts';
import { EmergenciesTable } from '#renderer/features/access/emergency/emergencies-table.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './day-sheet.module.css';
import { Days } from './days.tsx';
import { sumOf } from './figure-table.tsx';
import { HeadCode } from './head-code.tsx';
import { ImportsTable } from './imports-table.tsx';
import { LateItems } from './late-items.tsx';
import { LedgerFigures } from './ledger-figures.tsx';
import { LoosenedControls } from './loosened-controls.tsx';
import { MissingPeers } from './missing-peers.tsx';
import { DifferencesSum, SettledDifferences } from './settled-differences.tsx';
import {
  CarriedFigures,
  KeyFigures,
  PeopleFigures,
  ServiceFigures,
  waitsToBeFiled,
} from './sheet-figures.tsx';
import { TerminalFigures } from './terminal-figures.tsx';
import { TypedSlips } from './typed-slips.tsx';

const otherCounts: readonly [keyof DaySummary['counts'], MessageId][] = [
  ['cashOffers', 'dayClose.count.cashOffers'],
  ['onlyAsked', 'dayClose.count.onlyAsked'],
  ['complaints', 'dayClose.count.complaints'],
  ['servedUnpaid', 'dayClose.count.servedUnpaid'],
  ['paidAfterAll', 'dayClose.count.paidAfterAll'],
];

type DaySheetContentProps = {
  sheet: DaySheet;
  /** Level of its parts: below the section of a screen, or the title of a paper. */
  level: 2 | 3;
  /** On paper, beside the head code. */
  signatures?: ReactNode;
};

export function DaySheetContent({ sheet, level, signatures }: DaySheetContentProps) {
  const Part = level === 2 ? 'h2' : 'h3';
  const text = useText();
  const intl = useIntl();
  const { summary, figures, emergencies, headCode, imports, late, loosened } = sheet;
  return (
    <Stack>
      <KeyFigures sheet={sheet} />
      <MissingPeers missingPeers={summary.missingPeers} />
      {summary.outOfTurn.length === 0 ? null : (
        <Notice tone="warn">
          {text('dayClose.closedOutOfTurn')} <Days days={summary.outOfTurn} />
        </Notice>
      )}
      <Part>
        {text('dayClose.sheet.terminals')}{' '}
        <span className={styles.note}>{text('dayClose.sheet.inRials')}</span>
      </Part>
      {summary.totals.length + sheet.terminals.length === 0 ? (
        <p>{text('dayClose.noTotals')}</p>
      ) : (
        <TerminalFigures sheet={sheet} />
      )}
      <div className={styles.beside}>
        {figures === null || figures.services.length === 0 ? null : (
          <div className={styles.column}>
            <Part>{text('dayClose.sheet.services')}</Part>
            <ServiceFigures services={figures.services} />
          </div>
        )}
        <div className={styles.column}>
          {figures === null || figures.people.length === 0 ? null : (
            <>
              <Part>{text('dayClose.sheet.people')}</Part>
              <PeopleFigures people={figures.people} />
            </>
          )}
          <Part>{text('dayClose.sheet.other')}</Part>
          <OtherFigures sheet={sheet} />
        </div>
      </div>
      <Part>
        {text('dayClose.exceptions')} <DifferencesSum sheet={sheet} />
      </Part>
      <SettledDifferences sheet={sheet} />
      <Part>
        {text('dayClose.ledger')} <span className={styles.note}>{text('dayClose.ledgerWhat')}</span>
      </Part>
      <LedgerFigures ledger={summary.ledger} />
      {figures === null || figures.typedSlips.length === 0 ? null : (
        <>
          <Part>{text('dayClose.typedSlips')}</Part>
          <TypedSlips slips={figures.typedSlips} />
        </>
      )}
      {figures === null || figures.carried.length === 0 ? null : (
        <>
          <Part>{text('dayClose.sheet.carried')}</Part>
          <CarriedFigures carried={figures.carried} />
        </>
      )}
      {late.length === 0 ? null : <Part>{text('dayClose.late')}</Part>}
      <LateItems late={late} isCaptionShown={false} />
      {imports.length === 0 ? null : <Part>{text('dayClose.imports')}</Part>}
      <ImportsTable imports={imports} isCaptionShown={false} />
      {emergencies.length === 0 ? null : (
        <>
          <Part>{text('emergency.title')}</Part>
          <EmergenciesTable emergencies={emergencies} />
        </>
      )}
      {loosened.length === 0 ? null : <Part>{text('controls.loosened')}</Part>}
      <LoosenedControls loosened={loosened} />
      <OneWord singleConfirmations={summary.singleConfirmations} />
      <Closings sheet={sheet} level={level} />
      <div className={styles.end}>
        {headCode === null ? null : (
          <HeadCode code={headCode}>
            {figures === null ? null : (
              <p>
                {text('dayClose.sheet.desks', {
                  desks: intl.formatList(figures.desks.map((desk) => intl.formatNumber(desk))),
                })}
              </p>
            )}
          </HeadCode>
        )}
        {signatures}
      </div>
    </Stack>
  );
}

/** What is counted beside the money, and what still goes back to clients. */
function OtherFigures({ sheet: { summary, figures } }: Pick<DaySheetContentProps, 'sheet'>) {
  const text = useText();
  const { counts, openRefunds, ledger } = summary;
  const unfiled = ledger.open.filter(waitsToBeFiled);
  const number = (value: number) => text('dayClose.number', { number: value });
  const awaited = ledger.open.filter(({ account, state }) => waitsForReport(account) && state === 'awaited');
  return (
    <dl className={styles.others}>
      {otherCounts.map(([count, name]) => (
        <div key={count}>
          <dt>{text(name)}</dt>
          <dd>{number(counts[count])}</dd>
        </div>
      ))}
      {figures === null ? null : (
        <div>
          <dt>{text('dayClose.sheet.reductions')}</dt>
          <dd>
            <MoneyText rials={sumOf(figures.services, ({ reduction }) => reduction)} />
          </dd>
        </div>
      )}
      <Counted
        name={text('dayClose.sheet.awaited')}
        count={awaited.length}
        total={sumOf(awaited, ({ size }) => size)}
      />
      <Counted name={text('dayClose.openRefunds')} count={openRefunds.count} total={openRefunds.total} />
      {unfiled[0] === undefined ? null : (
        <div>
          <dt>{text('dayClose.unfiledCount')}</dt>
          <dd>
            {number(unfiled.length)} {text('dayClose.unfiledSince')}{' '}
            <DateText day={unfiled[0].day} style="numeric" />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** How many there are, and what they come to. */
function Counted({ name, count, total }: { name: string; count: number; total: number }) {
  const text = useText();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text('dayClose.number', { number: count })}
        {count === 0 ? null : (
          <>
            {' '}
            (<MoneyText rials={total} />)
          </>
        )}
      </dd>
    </div>
  );
}

/** What the day rests on that nobody but who entered it has confirmed (D4.12): one line for whoever supervises. */
function OneWord({ singleConfirmations }: Pick<DaySummary, 'singleConfirmations'>) {
  const text = useText();
  if (singleConfirmations.length === 0) return null;
  return (
    <p className={styles.note}>
      {text('dayClose.singleConfirmation')}{' '}
      {singleConfirmations.map(({ what, name }, place) => (
        <span key={`${what} ${name}`}>
          {place === 0 ? null : text('ui.between')}
          {text(`dayClose.singleConfirmation.${what}`)} {what === 'terminal' ? <Bdi>{name}</Bdi> : name}
        </span>
      ))}
    </p>
  );
}

/** Who closed the day and reopened it, with the reasons. */
function Closings({ sheet: { closings }, level }: DaySheetContentProps) {
  const Part = level === 2 ? 'h2' : 'h3';
  const text = useText();
  return (
    <>
      {/* A day that was closed once needs no heading for it. */}
      {closings.length > 1 ? <Part>{text('dayClose.closings')}</Part> : null}
      <ul>
        {closings.map((closing) => (
          <li key={closing.at}>
            {text(closing.kind === 'closed' ? 'dayClose.closedBy' : 'dayClose.reopenedBy', {
              name: closing.byName ?? '',
            })}{' '}
            <TimeText at={closing.at} withDay />
            {closing.reason === null ? null : <p className={styles.note}>{closing.reason}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
