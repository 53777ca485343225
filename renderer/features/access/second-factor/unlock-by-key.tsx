// Opens the locked page by a security key, or a card that speaks like one: a registered one (A75), or that of the shift (A76). Nothing of
// the work is in it.
import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { transport } from '#renderer/api/transport.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { supportsSecurityKeys, touchKey } from './security-key.ts';

type UnlockByKeyProps = { onOpened: (opened: { token: string; drafts: string | null }) => void };

/** Nothing where this window cannot speak with keys: the desktop shell does not. */
export function UnlockByKey({ onOpened }: UnlockByKeyProps) {
  return transport.presence === 'page' && supportsSecurityKeys() ? <ByKey onOpened={onOpened} /> : null;
}

function ByKey({ onOpened }: UnlockByKeyProps) {
  const text = useText();
  const asking = useDeskCommand(() => desk.secondFactor.unlockChallenge.mutate());
  const opening = useDeskCommand(desk.secondFactor.unlockWithKey.mutate);
  const [trouble, setTrouble] = useState<'none' | 'no-key' | 'gave-up'>('none');
  const prompt = useRef<AbortController>(null);
  useEffect(() => () => prompt.current?.abort(), []);
  const open = async () => {
    prompt.current?.abort();
    prompt.current = new AbortController();
    const { signal } = prompt.current;
    setTrouble('none');
    const asked = await asking.run(undefined);
    if (asked === null || signal.aborted) return;
    if (asked.credentialIds.length === 0) return setTrouble('no-key');
    const said = await touchKey(asked, signal, { asksHolder: true });
    if (signal.aborted) return;
    if (said === null) return setTrouble('gave-up');
    const opened = await opening.run(said);
    if (opened !== null) onOpened(opened);
  };
  return (
    <div>
      <ProblemNotice problem={asking.problem ?? opening.problem} takesFocus />
      <div role="status">
        {trouble === 'no-key' ? <Notice tone="warn">{text('secondFactor.noKeyOpens')}</Notice> : null}
        {trouble === 'gave-up' ? <Notice tone="warn">{text('secondFactor.unlockNotTouched')}</Notice> : null}
      </div>
      <Button
        kind="quiet"
        icon={KeyRound}
        isPending={asking.isPending || opening.isPending}
        onPress={() => void open()}
      >
        {text('secondFactor.unlock')}
      </Button>
    </div>
  );
}
