// Asks for the second factor wherever an act needs it: the key is spoken with at once, a code can be typed instead.
import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { makingCodes } from '#core/access/second-factor/contract.ts';
import { desk } from '#renderer/api/client.ts';
import {
  type AskedFactor,
  dropSecondFactorAsked,
  useSecondFactorAsked,
} from '#renderer/api/second-factor.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { supportsSecurityKeys, touchKey } from './security-key.ts';

export function SecondFactorAnywhere() {
  const asked = useSecondFactorAsked((state) => state.asked);
  // What waits belongs to this person's screens.
  useEffect(() => dropSecondFactorAsked, []);
  return asked === null ? null : <AskDialog key={asked.act} act={asked.act} answer={asked.answer} />;
}

const codeSchema = z.object({ code: z.string().trim().min(1, sentence('secondFactor.codeMissing')) });

function AskDialog({ act, answer }: AskedFactor) {
  const text = useText();
  const [waits, setWaits] = useState<'nothing' | 'key' | 'gave-up' | 'no-key'>('nothing');
  const [isLastCode, setIsLastCode] = useState(false);
  const asking = useDeskCommand(desk.secondFactor.challenge.mutate);
  const proving = useDeskCommand(desk.secondFactor.prove.mutate);
  const byCode = useDeskCommand(desk.secondFactor.proveByCode.mutate);
  const { control, sending, askAgain } = useSentForm(codeSchema, { code: '' }, []);
  // The key that is waited for: with the dialog the prompt of the system goes as well.
  const prompt = useRef<AbortController>(null);
  const touch = async () => {
    prompt.current?.abort();
    prompt.current = new AbortController();
    const { signal } = prompt.current;
    setWaits('key');
    const asked = await asking.run({ act });
    if (asked === null || signal.aborted) return;
    setIsLastCode(asked.codesLeft === 1 && act !== makingCodes);
    if (!asked.takesKeys || !supportsSecurityKeys() || asked.credentialIds.length === 0) {
      setWaits('no-key');
      return;
    }
    const said = await touchKey(asked, signal);
    if (signal.aborted) return;
    setWaits('gave-up');
    if (said !== null && (await proving.run({ act, ...said })) !== null) answer(true);
  };
  const begin = useRef(touch);
  useEffect(() => {
    void begin.current();
    return () => prompt.current?.abort();
  }, []);
  const sendCode = async ({ code }: { code: string }) => {
    if ((await byCode.run({ act, code })) === null) askAgain({ code: '' });
    else answer(true);
  };
  const leave = useCallback(() => answer(false), [answer]);
  const problem = asking.problem ?? proving.problem;
  return (
    <Dialog title={text('secondFactor.ask')} isOpen onClose={leave}>
      <Stack>
        <p>{text('secondFactor.askWhat')}</p>
        <ProblemNotice problem={problem} takesFocus />
        <div role="status">
          {waits === 'key' ? <Notice tone="info">{text('secondFactor.touch')}</Notice> : null}
          {waits === 'no-key' ? <Notice tone="warn">{text('secondFactor.noKeyHere')}</Notice> : null}
          {waits === 'gave-up' && problem === null ? (
            <Notice tone="warn">{text('secondFactor.notTouched')}</Notice>
          ) : null}
        </div>
        {waits === 'gave-up' ? (
          <Actions>
            <Button onPress={() => void touch()}>{text('secondFactor.again')}</Button>
          </Actions>
        ) : null}
        {isLastCode ? <Notice tone="warn">{text('secondFactor.lastCode')}</Notice> : null}
        <ActForm
          act={text('secondFactor.useCode')}
          sending={byCode}
          onSubmit={sending(sendCode)}
          onBack={leave}
        >
          <FormTextField
            control={control}
            name="code"
            label={text('secondFactor.code')}
            hint={text('secondFactor.codeHint')}
            autoComplete="off"
          />
        </ActForm>
      </Stack>
    </Dialog>
  );
}
