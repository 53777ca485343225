// Enrols this PC at its province: the address and a code that the province gave for one use.
import { useState } from 'react';
import { shortestPairingCode } from '#core/sync/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { forgetPairing, usePairing } from '../office/pairing.ts';

export function EnrolForm() {
  const text = useText();
  // What was typed in the first run, when it could not be done then.
  const asked = usePairing();
  const [provinceUrl, setProvinceUrl] = useState(asked.provinceUrl);
  const [code, setCode] = useState(asked.code);
  const enrolling = useDeskCommand(desk.sync.enrol.mutate);
  const { summary, shown, send } = useFieldProblems({
    'province-address': provinceUrl.trim() === '' ? text('sync.addressMissing') : undefined,
    'province-code': code.trim().length < shortestPairingCode ? text('sync.codeMissing') : undefined,
  });
  const enrol = async () => {
    if (!send()) return;
    if ((await enrolling.run({ provinceUrl, code })) !== null) forgetPairing();
  };
  return (
    <StackedForm onSubmit={enrol}>
      <p>{text('sync.enrolWhat')}</p>
      {enrolling.problem === null ? null : <ProblemNotice problem={enrolling.problem} />}
      <ErrorSummary {...summary} />
      <FieldRow>
        <TextField
          id="province-address"
          label={text('sync.province')}
          hint={text('sync.addressHint')}
          value={provinceUrl}
          onChange={setProvinceUrl}
          problem={shown('province-address')}
        />
        <TextField
          id="province-code"
          label={text('sync.code')}
          hint={text('sync.codeHint')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          problem={shown('province-code')}
        />
      </FieldRow>
      <Actions>
        <Button type="submit" kind="primary" isPending={enrolling.isPending}>
          {text('sync.enrolIt')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
