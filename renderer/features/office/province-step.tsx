// Step 2: the province's address and the pairing code, or without a province for now: the office works either way.
import { useState } from 'react';
import { shortestPairingCode } from '#core/sync/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import type { FirstRunDraft } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

type Province = FirstRunDraft['province'];
type ProvinceStepProps = {
  draft: FirstRunDraft;
  code: string;
  onBack: () => void;
  onDone: (province: Province, code: string) => void;
};

export function ProvinceStep({ draft, code, onBack, onDone }: ProvinceStepProps) {
  const text = useText();
  const [province, setProvince] = useState<Province>(draft.province);
  const [typed, setTyped] = useState(code);
  const { joins, url } = province;
  const { summary, shown, send } = useFieldProblems({
    'pairing-choice': joins === null ? text('firstRun.pairingMissing') : undefined,
    'pairing-address':
      joins === true && !/^https?:\/\/\S+$/.test(url.trim()) ? text('firstRun.addressWrong') : undefined,
    'pairing-code':
      joins === true && typed.trim().length < shortestPairingCode ? text('firstRun.codeShort') : undefined,
  });
  const submit = () => {
    if (send()) onDone({ joins, url: url.trim() }, typed.trim());
  };
  return (
    <StackedForm onSubmit={submit}>
      <p>{text('firstRun.provinceWhat')}</p>
      <ErrorSummary {...summary} />
      <RadioGroup
        id="pairing-choice"
        label={text('firstRun.pairing')}
        choices={[
          { value: 'now', label: text('firstRun.pairingNow') },
          { value: 'later', label: text('firstRun.pairingLater') },
        ]}
        value={joins === null ? null : joins ? 'now' : 'later'}
        onChange={(choice) => setProvince({ ...province, joins: choice === 'now' })}
        problem={shown('pairing-choice')}
      />
      {joins === true ? (
        <>
          <TextField
            id="pairing-address"
            label={text('firstRun.provinceAddress')}
            hint={text('firstRun.provinceAddressHint')}
            value={url}
            onChange={(next) => setProvince({ ...province, url: next })}
            problem={shown('pairing-address')}
          />
          <TextField
            id="pairing-code"
            label={text('firstRun.pairingCode')}
            hint={text('firstRun.pairingCodeHint')}
            value={typed}
            onChange={setTyped}
            autoComplete="one-time-code"
            problem={shown('pairing-code')}
          />
        </>
      ) : null}
      <StepActions onBack={onBack} />
    </StackedForm>
  );
}
