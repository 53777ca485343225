// The two slips that are handed over instead of what cannot be given: cash cannot be taken (D3), legal advice is not
// given here but at 129 (D15).

import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SlipHead } from '#renderer/frame/print/slip-head.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import styles from './receipt.module.css';

type SlipWords = { title: MessageId; what: MessageId; more: MessageId };

function Slip({ title, what, more }: SlipWords) {
  const text = useText();
  const { office, problem } = useOffice();
  usePrintReady(office !== null, problem);
  if (office === null) return null;
  return (
    <article className={styles.receipt} aria-label={text(title)}>
      <SlipHead officeName={office.name} title={text(title)} isSample={office.demo} />
      <p className={styles.strong}>{text(what)}</p>
      <p>{text(more)}</p>
    </article>
  );
}

const posOnly: SlipWords = {
  title: 'receipt.slip.posOnly',
  what: 'receipt.slip.posOnlyWhat',
  more: 'receipt.report127',
};
const legalAdvice: SlipWords = {
  title: 'receipt.slip.advice',
  what: 'receipt.slip.adviceWhat',
  more: 'receipt.slip.adviceMore',
};

export function PosOnlyPage() {
  return <Slip {...posOnly} />;
}

export function LegalAdvicePage() {
  return <Slip {...legalAdvice} />;
}
