// One sheet or receipt, as wide as its paper, with the watermark that the screens carry too.
import 'vazirmatn/Vazirmatn-font-face.css';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { useSession } from '../../api/session.ts';
import styles from './paper.module.css';
import { PrintMark, printMarks, usePrintMark } from './print-mark.tsx';
import type { PrintPage } from './print-pages.ts';

export function Paper({ page: { name, page: Page, pageSize }, id }: { page: PrintPage; id: string }) {
  const { office } = useOffice();
  const isInspector = useSession(({ session }) => session?.person.role === 'inspector');
  const isMarked = printMarks[name];
  const { mark, problem } = usePrintMark(isMarked);
  // A page says itself that it is ready: so one that is to be marked is not there before its mark, nor without it.
  usePrintReady(false, isMarked ? problem : null);
  if (isMarked && mark === null) return null;
  return (
    <main className={styles[pageSize]}>
      <Page id={id} />
      {!isMarked || mark === null ? null : <PrintMark facts={mark} />}
      {office?.demo === true ? <Watermark kind="demo" /> : null}
      {isInspector || mark?.isInspector === true ? <Watermark kind="inspector" /> : null}
    </main>
  );
}
