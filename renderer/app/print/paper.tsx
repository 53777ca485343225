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
import { useRollLength } from './roll-length.ts';

/** Papers of several letters, each of which goes to somebody else: a foot of its own, and pages counted by itself. */
const hasOwnFeet: ReadonlySet<PrintName> = new Set(['transfer-letters']);

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
  const { office } = useOffice();
  const isInspector = useSession(({ session }) => session?.person.role === 'inspector');
  const sheet = useRef<HTMLElement>(null);
  const isRoll = pageSize === 'receipt80';
  const isApart = hasOwnFeet.has(name);
  usePageNumbers(sheet, !isApart);
  useRollLength(sheet, isRoll);
  // A slip says in its head that it is a sample, and has no foot.
  const foot = isRoll ? null : <Foot mark={mark} isSample={office?.demo === true} />;
  return (
    <main ref={sheet} className={styles[pageSize]}>
      <Page id={id} paper={pageSize} foot={isApart ? foot : null} />
      {isApart ? null : foot}
      {isInspector || mark?.isInspector === true ? <Watermark kind="inspector" /> : null}
    </main>
  );
}

/** By whose hand the paper left the office and when, that a sample is none, and its page. */
function Foot({ mark, isSample }: { mark: PrintMarkFacts | null; isSample: boolean }) {
  const text = useText();
  const one = text('app.print.number', { number: 1 });
  return (
    <footer className={styles.foot}>
      {mark === null ? null : <PrintMark facts={mark} />}
      {isSample ? <p className={styles.sample}>{text('app.paper.demo')}</p> : null}
      <p className={styles.onePage}>{text('app.print.pageOf', { page: one, pages: one })}</p>
    </footer>
  );
}
