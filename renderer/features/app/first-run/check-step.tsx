// Step 5: every answer once more, then the office is set up. Nothing was set up before this.
import type { ReactNode } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { forgetPairing, notePairing } from '#renderer/frame/first-pairing.ts';
import { useToday } from '#renderer/frame/use-office.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ComesNext } from '#renderer/ui/comes-next.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import styles from './first-run.module.css';
import { type FirstRunDraft, forgetDraft, type ManagerStep } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type CheckStepProps = {
  draft: FirstRunDraft;
  manager: ManagerStep;
  /** The province's code for this PC; empty without one. */
  code: string;
  onBack: () => void;
};

export function CheckStep({ draft, manager, code, onBack }: CheckStepProps) {
  const text = useText();
  const today = useToday();
  const setUp = useDeskCommand(desk.office.setUp.mutate);
  const { office, terminals, province } = draft;
  const pairing = province.joins === true ? { provinceUrl: province.url, code } : null;
  const submit = async () => {
    if (today === null) return;
    if (pairing === null) forgetPairing();
    else notePairing({ ...pairing, state: 'under_way', problem: null });
    const done = await setUp.run({
      officeCode: office.officeCode,
      officeName: office.officeName,
      deviceName: office.deviceName,
      deskNumber: Number(office.deskNumber),
      manager: {
        name: manager.name,
        nationalCode: manager.nationalCode,
        password: manager.password,
        supervisionFile: { fileNumber: manager.fileNumber, openedOn: manager.fileOpenedOn },
        clearance: {
          reference: manager.clearanceReference,
          issuedOn: manager.clearanceIssuedOn,
          expiresOn: manager.clearanceExpiresOn,
        },
      },
      terminals: terminals.map(({ isRrnShort, ...terminal }) => ({
        ...{ ...terminal, validFrom: today, validTo: null },
        ...(isRrnShort ? { rrnDigits: 10 as const } : {}),
      })),
      pairing,
    });
    if (done === null) {
      forgetPairing();
      return;
    }
    forgetDraft();
    // The screen has gone on to the sign-in by now; it shows this.
    if (done.pairing === 'failed') notePairing({ state: 'failed', problem: done.pairingProblem });
    if (done.pairing === 'joined') notePairing({ state: 'joined', problem: null, code: '' });
  };
  const answers: readonly [MessageId, ReactNode][] = [
    ['firstRun.officeCode', <Bdi key="code">{office.officeCode}</Bdi>],
    ['firstRun.officeName', office.officeName],
    ['firstRun.deviceName', office.deviceName],
    [
      'firstRun.step.province',
      pairing === null ? text('firstRun.pairingLater') : <Bdi key="province">{pairing.provinceUrl}</Bdi>,
    ],
    ['firstRun.managerName', manager.name],
    ['firstRun.nationalCode', <Bdi key="national">{manager.nationalCode}</Bdi>],
    ['firstRun.fileNumber', manager.fileNumber],
    ['firstRun.clearanceReference', manager.clearanceReference],
    ['firstRun.clearanceExpiresOn', <DateText key="expires" day={manager.clearanceExpiresOn} />],
    ['firstRun.step.terminals', text('firstRun.terminalCount', { count: terminals.length })],
  ];
  return (
    <div className={styles.form}>
      <ProblemNotice problem={setUp.problem} takesFocus />
      <ComesNext what="answers">
        <dl className={styles.answers}>
          {answers.map(([label, answer]) => (
            <div key={label}>
              <dt>{text(label)}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      </ComesNext>
      <StepActions
        onBack={onBack}
        onNext={() => void submit()}
        label={text('firstRun.setUp')}
        isPending={setUp.isPending}
      />
    </div>
  );
}
