// The five steps to a real office; its tariff is entered after them, in the settings. Each step keeps its answers as soon as they are right; the last one shows them all
// and only then is anything set up.
import { useState } from 'react';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { type StepState, Steps } from '#renderer/ui/steps.tsx';
import { CheckStep } from './check-step.tsx';
import {
  emptyDraft,
  type FirstRunDraft,
  type ManagerStep,
  readDraft,
  resumeAt,
  type StepId,
  stepIds,
  writeDraft,
} from './first-run-draft.ts';
import { ManagerStepForm } from './manager-step.tsx';
import { OfficeStepForm } from './office-step.tsx';
import { ProvinceStep } from './province-step.tsx';
import { TerminalsStepForm } from './terminals-step.tsx';

export function RealOfficeSteps({ onBack }: { onBack: () => void }) {
  const text = useText();
  const [draft, setDraft] = useState<FirstRunDraft>(() => readDraft() ?? emptyDraft);
  // Secrets of the manager's step; never stored, so a resumed first run asks for them again.
  const [manager, setManager] = useState<ManagerStep | null>(null);
  const [code, setCode] = useState('');
  const keep = (changes: Partial<FirstRunDraft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    writeDraft(next);
  };
  const goTo = (step: StepId) => keep({ step });
  const current = resumeAt(draft, manager !== null, code !== '');
  const position = stepIds.indexOf(current);
  const stateOf = (index: number): StepState =>
    index < position ? 'done' : index === position ? 'current' : 'todo';
  return (
    <Entrance title={text(`firstRun.step.${current}`)} isWide>
      <Steps
        label={text('firstRun.steps')}
        steps={stepIds.map((id, index) => ({
          id,
          label: text(`firstRun.step.${id}`),
          state: stateOf(index),
        }))}
      />
      {current === 'office' ? (
        <OfficeStepForm
          draft={draft}
          onBack={onBack}
          onDone={(office) => keep({ office, step: 'province' })}
        />
      ) : null}
      {current === 'province' ? (
        <ProvinceStep
          draft={draft}
          code={code}
          onBack={() => goTo('office')}
          onDone={(province, typed) => {
            setCode(typed);
            keep({ province, step: 'manager' });
          }}
        />
      ) : null}
      {current === 'manager' ? (
        <ManagerStepForm
          draft={draft}
          onBack={() => goTo('province')}
          onDone={(values) => {
            const { nationalCode: _code, password: _password, passwordAgain: _again, ...kept } = values;
            setManager(values);
            keep({ manager: kept, step: 'terminals' });
          }}
        />
      ) : null}
      {current === 'terminals' ? (
        <TerminalsStepForm
          draft={draft}
          onBack={() => goTo('manager')}
          onChange={(terminals) => keep({ terminals })}
          onDone={() => goTo('check')}
        />
      ) : null}
      {current === 'check' && manager !== null ? (
        <CheckStep draft={draft} manager={manager} code={code} onBack={() => goTo('terminals')} />
      ) : null}
    </Entrance>
  );
}
