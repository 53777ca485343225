// The risks of today, before any task: one grid of urgency, sentence with its reason, amount, age and the one act that leads to its cure, by
// its digit too; nothing is done by the digit alone.
import { useNavigate } from '@tanstack/react-router';
import { useContext } from 'react';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Features } from '#renderer/frame/feature.ts';
import { useDigitKeys } from '#renderer/frame/keyboard-map.ts';
import { useOpenRefunds } from '#renderer/frame/refund-cases.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import styles from './risks.module.css';
import { type Risk, risksOf, type Urgency } from './risks.ts';

const tones: Readonly<Record<Urgency, Tone>> = {
  broken: 'bad',
  money: 'bad',
  today: 'warn',
  week: 'waiting',
};

/** What is open of every kind, read together: undefined until all of it is known, for half of the risks would be a false calm. */
function useRisks() {
  const { office } = useOffice();
  const tasks = useDeskQuery(deskQueries.tasks.open.queryOptions());
  const open = useDeskQuery(deskQueries.premises.openTasks.queryOptions());
  const differences = useDeskQuery(deskQueries.dayClose.differences.queryOptions());
  const unfiled = useDeskQuery(deskQueries.dayClose.unfiled.queryOptions());
  const pcs = useDeskQuery(deskQueries.peers.state.queryOptions());
  const refunds = useOpenRefunds();
  const problem = tasks.problem ?? open.problem ?? differences.problem ?? unfiled.problem ?? pcs.problem;
  return { risks: readTogether(), problem };

  function readTogether(): Risk[] | undefined {
    if (tasks.data === undefined || open.data === undefined || differences.data === undefined) return;
    if (unfiled.data === undefined || pcs.data === undefined || refunds === undefined || office === null)
      return;
    return risksOf({
      ...{ today: office.day, now: office.now, open: open.data, differences: differences.data },
      ...{ refunds, unfiled: unfiled.data, pcs: pcs.data.members },
      counts: new Map(tasks.data.map(({ task, count }) => [task, count])),
    });
  }
}

export function RisksSection() {
  const text = useText();
  const { risks, problem } = useRisks();
  const isCalm = risks?.length === 0;
  const go = useWayToCure();
  useDigitKeys((digit) => {
    const risk = risks?.[digit - 1];
    if (risk !== undefined) go(risk);
  });
  return (
    <Section
      title={text('premises.risks')}
      isFolded={isCalm}
      aside={
        risks === undefined || isCalm ? null : (
          <span className={styles.reason}>{text('premises.risksCount', { count: risks.length })}</span>
        )
      }
    >
      <ProblemNotice problem={problem} />
      {isCalm ? <StatusLabel tone="good">{text('premises.noRisk')}</StatusLabel> : null}
      {risks === undefined && problem === null ? (
        <p className={styles.reason}>{text('premises.risksReading')}</p>
      ) : null}
      {risks === undefined || isCalm ? null : (
        <ul>
          {risks.map((risk, place) => (
            <RiskRow key={risk.id} risk={risk} digit={place < 9 ? place + 1 : null} onGo={() => go(risk)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The section of an address, which may go on with a part of its screen. */
const sectionOf = (path: string): string => `/${path.split('/')[1] ?? ''}`;

/** Leads to where a risk is cured. */
function useWayToCure(): (risk: Risk) => void {
  const navigate = useNavigate();
  const openAtCounter = useOpenAtCounter();
  return ({ at }) => ('visitId' in at ? openAtCounter(at.visitId) : void navigate({ to: at.path }));
}

type RiskRowProps = { risk: Risk; digit: number | null; onGo: () => void };

function RiskRow({ risk, digit, onGo }: RiskRowProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { kind, urgency, count, amount, age, at } = risk;
  const subject = kind === 'openDay' ? formatJalali(risk.subject, 'numeric', language) : risk.subject;
  const name = text(`premises.risk.${kind}`, { count, subject });
  const path = 'visitId' in at ? '/counter' : at.path;
  const section = useContext(Features).find((feature) => feature.section?.path === sectionOf(path))?.section;
  return (
    <li className={styles.risk}>
      <StatusLabel tone={tones[urgency]}>{text(`premises.urgency.${urgency}`)}</StatusLabel>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.reason}>{text(`premises.riskWhy.${kind}`)}</p>
      </div>
      <span className={styles.amount}>
        {amount === null ? null : <MoneyText rials={amount} withUnit={false} />}
      </span>
      <span className={styles.age}>
        {age === null
          ? null
          : 'since' in age
            ? text('premises.riskSince', { days: age.since })
            : text('premises.riskLeft', { days: age.left })}
      </span>
      {section === undefined ? null : (
        <Button isDense onPress={onGo} {...(digit === null ? {} : { keyHint: String(digit) })}>
          {text(section.label)}
        </Button>
      )}
    </li>
  );
}
