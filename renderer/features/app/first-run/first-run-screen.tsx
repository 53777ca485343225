// The first thing a new PC shows: a demo office in one click, or a real office in five steps that can be left and
// resumed.
import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { rememberDemoSignIns } from './demo-sign-ins.ts';
import styles from './first-run.module.css';
import { readDraft } from './first-run-draft.ts';
import { JoinOffice } from './join-office.tsx';
import { RealOfficeSteps } from './real-office-steps.tsx';

export function FirstRunScreen() {
  const text = useText();
  const [isReal, setIsReal] = useState(false);
  const [isJoining, setIsJoining] = useState(false);
  const demo = useDeskCommand(() => desk.office.setUpDemo.mutate());
  const startDemo = async () => {
    const made = await demo.run(undefined);
    if (made !== null) rememberDemoSignIns(made.signIns);
  };
  if (isReal) return <RealOfficeSteps onBack={() => setIsReal(false)} />;
  if (isJoining) return <JoinOffice onBack={() => setIsJoining(false)} />;
  const canResume = readDraft() !== null;
  return (
    <Entrance title={text('firstRun.title')}>
      <p>{text('firstRun.welcome')}</p>
      <ProblemNotice problem={demo.problem} takesFocus />
      <section className={styles.choice} aria-labelledby="real-office">
        <h2 id="real-office">{text('firstRun.real')}</h2>
        <p>{text('firstRun.realWhat')}</p>
        <Button kind="primary" autoFocus onPress={() => setIsReal(true)}>
          {text(canResume ? 'firstRun.resumeReal' : 'firstRun.startReal')}
        </Button>
      </section>
      <section className={styles.choice} aria-labelledby="join-office">
        <h2 id="join-office">{text('firstRun.join')}</h2>
        <p>{text('firstRun.joinWhat')}</p>
        <Button onPress={() => setIsJoining(true)}>{text('firstRun.startJoin')}</Button>
      </section>
      <section className={styles.choice} aria-labelledby="demo-office">
        <h2 id="demo-office">{text('firstRun.demo')}</h2>
        <p>{text('firstRun.demoWhat')}</p>
        <Button onPress={() => void startDemo()} isPending={demo.isPending}>
          {text('firstRun.startDemo')}
        </Button>
      </section>
    </Entrance>
  );
}
