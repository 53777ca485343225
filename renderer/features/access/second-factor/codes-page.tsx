// The sheet of one-time codes (A5), for the manager's safe: printed from where they were just made, and never again.

import { useSession } from '#renderer/api/session.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { CodeList } from './codes-dialog.tsx';

/** `id`: the codes, as they were made, with `_` between them. */
export function CodesPage({ id }: { id: string }) {
  const text = useText();
  const { office, status, problem } = useOffice();
  const name = useSession(({ session }) => session?.person.name);
  usePrintReady(office !== null && status !== undefined, problem);
  if (office === null || status === undefined) return null;
  return (
    <Stack>
      <header>
        <h1>{text('secondFactor.sheetTitle')}</h1>
        <p>{text('secondFactor.sheetSecret')}</p>
      </header>
      <CodeList codes={id.split('_')} />
      <Facts
        facts={[
          { name: text('secondFactor.sheetOffice'), value: office.name },
          { name: text('secondFactor.holder'), value: name },
          { name: text('secondFactor.sheetMade'), value: <TimeText at={status.now} withDay /> },
        ]}
      />
      <p>{text('secondFactor.sheetHow')}</p>
    </Stack>
  );
}
