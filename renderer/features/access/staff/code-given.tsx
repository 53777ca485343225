// The one-time code, shown this once, to be handed to its owner (D11).
import type { z } from 'zod';
import type { activateOutput } from '#core/access/staff/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ComesNext } from '#renderer/ui/comes-next.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function CodeGiven({ oneTimeCode, expiresAt }: z.infer<typeof activateOutput>) {
  const text = useText();
  return (
    <ComesNext what={oneTimeCode}>
      <Notice tone="good" title={text('staff.codeGiven')}>
        <Facts
          facts={[
            { name: text('staff.oneTimeCode'), value: <Bdi>{oneTimeCode}</Bdi> },
            { name: text('staff.codeUntil'), value: <TimeText at={expiresAt} withDay /> },
          ]}
        />
      </Notice>
    </ComesNext>
  );
}
