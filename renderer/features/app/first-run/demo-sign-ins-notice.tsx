// Says how to get into the demo office that was just made.
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useDemoSignIns } from './demo-sign-ins.ts';

export function DemoSignInsNotice() {
  const text = useText();
  const { signIns } = useDemoSignIns();
  if (signIns.length === 0) return null;
  return (
    <Notice tone="info" title={text('firstRun.demoSignIns')}>
      <ul>
        {signIns.map(({ personId, name, password }) => (
          <li key={personId}>
            {text('firstRun.demoSignIn', { name })} <Bdi>{password}</Bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
