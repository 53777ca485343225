// The filings of a paid visit: what the judiciary's own system answered for each unit that is filed, by scan, paste or typing.
import { PencilLine, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import styles from './counter.module.css';
import { FilingForm } from './filing-form.tsx';
import { WithdrawFilingDialog } from './withdraw-filing-dialog.tsx';

type FilingPartProps = {
  visit: VisitView;
  canRecord: boolean;
  /** What a scanner read last, wherever the focus was; null before. */
  scanned: string | null;
};

/** Whether this reading of a scanner is a tracking number for a visit that waits for one. */
export const isTrackingScan = (scanned: string, { toFile, account }: Pick<VisitView, 'toFile' | 'account'>) =>
  toFile.open > 0 && account.due <= 0 && /^\d{6,30}$/.test(scanned);

/** Whether what a visit has to file is filed now: it is paid, or the manager completed it with too little. */
const isFiledNow = ({ state, account, toFile }: VisitView): boolean =>
  toFile.open > 0 && (state === 'paid' || (state === 'completed' && (account.due <= 0 || account.paid > 0)));

/** Nothing where the visit has neither something to file now nor a filing: what was filed is shown, whatever became of its charge. */
export function FilingPart({ visit, canRecord, scanned }: FilingPartProps) {
  const text = useText();
  const [corrected, setCorrected] = useState<string | null>(null);
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const [takenBack, setTakenBack] = useState<VisitView['filings'][number] | null>(null);
  const { visitId, filings, withdrawnNumbers, toFile, feeDifference } = visit;
  // Of several each has its number in the order; one alone needs none.
  const place = (number: number): string =>
    toFile.units > 1 ? text('visits.filingPlace', { number, of: toFile.units }) : '';
  return (
    <>
      {filings.map((filing, index) =>
        filing.filingId === corrected ? (
          <FilingForm
            key={filing.filingId}
            visitId={visitId}
            replaces={filing.filingId}
            title={place(index + 1)}
            scanned={null}
            onDone={() => setCorrected(null)}
            onBack={() => setCorrected(null)}
          />
        ) : (
          <div key={filing.filingId} className={styles.shown}>
            <StatusLabel tone="good">{text('visits.filed')}</StatusLabel>
            {place(index + 1)}
            <Bdi>{filing.trackingNumber}</Bdi>
            {filing.branch}
            {filing.filedTime === '' ? null : <ClockText time={filing.filedTime} />}
            {filing.officeFee === null ? null : (
              <span>
                {text('visits.officeFee')} <MoneyText rials={filing.officeFee} />
              </span>
            )}
            {filing.governmentCharge === null ? null : (
              <span>
                {text('visits.governmentCharge')} <MoneyText rials={filing.governmentCharge} />
              </span>
            )}
            {canRecord ? (
              <Button
                isDense
                kind="quiet"
                icon={PencilLine}
                onPress={() => setCorrected(filing.filingId)}
                aria-label={text('visits.correctFilingOf', { number: filing.trackingNumber })}
              >
                {text('visits.correctFiling')}
              </Button>
            ) : null}
            {canRecord && isManager ? (
              <Button
                isDense
                kind="quiet"
                icon={Undo2}
                onPress={() => setTakenBack(filing)}
                aria-label={text('visits.withdrawFilingOf', { number: filing.trackingNumber })}
              >
                {text('visits.withdrawFiling')}
              </Button>
            ) : null}
          </div>
        ),
      )}
      {withdrawnNumbers.map((number) => (
        <div key={number} className={styles.shown}>
          <StatusLabel tone="neutral">{text('visits.filingWithdrawn')}</StatusLabel>
          <Bdi>{number}</Bdi>
        </div>
      ))}
      {takenBack === null ? null : (
        <WithdrawFilingDialog visitId={visitId} filing={takenBack} onClose={() => setTakenBack(null)} />
      )}
      {feeDifference === null ? null : (
        <Notice tone="warn" title={text('visits.feeDiffers')}>
          {text('visits.feeCharged')} <MoneyText rials={feeDifference.charged} /> {text('visits.feeStated')}{' '}
          <MoneyText rials={feeDifference.stated} />
        </Notice>
      )}
      {!isFiledNow(visit) ? null : canRecord ? (
        <FilingForm
          key={filings.length}
          visitId={visitId}
          title={place(filings.length + 1)}
          scanned={scanned}
        />
      ) : (
        <StatusLabel tone="warn">{text('visits.notFiled')}</StatusLabel>
      )}
    </>
  );
}
