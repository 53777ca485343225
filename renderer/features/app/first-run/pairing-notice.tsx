// Says on the sign-in screen how the pairing of the first run went. Whatever it was, the office can be used.
import { useEffect } from 'react';
import { markAnnounced, usePairing } from '#renderer/frame/first-pairing.ts';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';

export function PairingNotice() {
  const text = useText();
  const problemText = useProblemText();
  const { state, problem, isReported } = usePairing();
  useEffect(() => markAnnounced, []);
  if (isReported) return null;
  switch (state) {
    case 'not_asked':
      return null;
    case 'under_way':
      return <Notice tone="info">{text('firstRun.pairingUnderWay')}</Notice>;
    case 'joined':
      return <Notice tone="good">{text('firstRun.pairingDone')}</Notice>;
    case 'failed':
      return (
        <Notice tone="warn" title={text('firstRun.pairingFailed')}>
          {problem === null ? null : <p>{problemText(problem)}</p>}
          <p>{text('firstRun.pairingFailedWhat')}</p>
        </Notice>
      );
  }
}
