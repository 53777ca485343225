// One sheet or receipt, as wide as its paper, with the watermark that the screens carry too.
import 'vazirmatn/Vazirmatn-font-face.css';
import { useOffice } from '#renderer/frame/use-office.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { useSession } from '../../api/session.ts';
import styles from './paper.module.css';
import type { PrintPage } from './print-pages.ts';

export function Paper({ page: { page: Page, pageSize }, id }: { page: PrintPage; id: string }) {
  const { office } = useOffice();
  const isInspector = useSession(({ session }) => session?.person.role === 'inspector');
  return (
    <main className={styles[pageSize]}>
      <Page id={id} />
      {office?.demo === true ? <Watermark kind="demo" /> : null}
      {isInspector ? <Watermark kind="inspector" /> : null}
    </main>
  );
}
