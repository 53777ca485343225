// One sheet or receipt, as wide as its paper. Its foot says who printed it and when, and that a demonstration office is none; an
// inspector's view keeps the watermark that the screens carry.
import 'vazirmatn/Vazirmatn-font-face.css';
import { useRef } from 'react';
import type { PrintName } from '#renderer/frame/print/print-address.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { useSession } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePageNumbers } from './page-numbers.ts';
import styles from './paper.module.css';
import { PrintMark, type PrintMarkFacts, printMarks, usePrintMark } from './print-mark.tsx';
import type { PrintPage } from './print-pages.ts';

/** Slips that say in their head that they are a sample. */
const saysSample: ReadonlySet<PrintName> = new Set([
  'receipt',
  'pos-only',
  'legal-advice',
  'refusal-note',
  'queue-ticket',
]);

export function Paper({ page, id }: { page: PrintPage; id: string }) {
  const isMarked = printMarks[page.name];
  const { mark, problem } = usePrintMark(isMarked);
  const { status, problem: ofOffice } = useOffice();
  // A page says itself that it is ready: so none is there before what its foot says, nor without it.
  usePrintReady(false, isMarked ? problem : ofOffice);
  if (status === undefined || (isMarked && mark === null)) return null;
  return <Sheet page={page} id={id} mark={mark} />;
}

type SheetProps = { page: PrintPage; id: string; mark: PrintMarkFacts | null };

function Sheet({ page: { name, page: Page, pageSize }, id, mark }: SheetProps) {
  const text = useText();
  const { office } = useOffice();
  const isInspector = useSession(({ session }) => session?.person.role === 'inspector');
  const sheet = useRef<HTMLElement>(null);
  usePageNumbers(sheet);
  const isRoll = pageSize === 'receipt80';
  const isSample = office?.demo === true && !(isRoll && saysSample.has(name));
  return (
    <main ref={sheet} className={styles[pageSize]}>
      <Page id={id} paper={pageSize} />
      {isRoll && !isSample ? null : (
        <footer className={styles.foot}>
          {mark === null ? null : <PrintMark facts={mark} />}
          {isSample ? <p className={styles.sample}>{text('app.paper.demo')}</p> : null}
          {isRoll ? null : (
            <p className={styles.onePage}>
              {text('app.print.pageOf', {
                page: text('app.print.number', { number: 1 }),
                pages: text('app.print.number', { number: 1 }),
              })}
            </p>
          )}
        </footer>
      )}
      {isInspector || mark?.isInspector === true ? <Watermark kind="inspector" /> : null}
    </main>
  );
}
