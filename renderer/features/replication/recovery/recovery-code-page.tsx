// The sheet with the office's recovery code (A5), for the manager's safe: printed from where the code was just made, and
// never again, because the code is kept nowhere.
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './recovery-code.module.css';

/** `id` is the code itself, as it was made. */
export function RecoveryCodePage({ id: code }: { id: string }) {
  const text = useText();
  const { office, status, problem } = useOffice();
  usePrintReady(office !== null && status !== undefined, problem);
  if (office === null || status === undefined) return null;
  return (
    <Stack>
      <header>
        <h1>{text('recovery.sheet.title')}</h1>
        <p>{text('recovery.sheet.secret')}</p>
      </header>
      <p className={styles.code}>
        <Bdi>{code}</Bdi>
      </p>
      <Facts
        facts={[
          { name: text('recovery.sheet.office'), value: office.name },
          { name: text('recovery.sheet.officeCode'), value: <Bdi>{office.code}</Bdi> },
          { name: text('recovery.sheet.madeAt'), value: <TimeText at={status.now} withDay /> },
        ]}
      />
      <p>{text('recovery.sheet.how')}</p>
      <p>{text('recovery.sheet.former')}</p>
      <p>{text('recovery.sheet.holder')}</p>
    </Stack>
  );
}
