// Where a browser shows the page that it is printing. On paper it is the only thing.
// It lies outside of the application, so that a dialog from which something is printed does not hide it from PDF readers.
import { createPortal } from 'react-dom';
import { printRoute } from '#renderer/frame/print/print-address.ts';
import { usePrintInView } from '#renderer/frame/print/print-in-view.ts';
import { Paper } from './paper.tsx';
import styles from './print-layer.module.css';
import { readPrintRoute } from './print-pages.ts';

export function PrintLayer() {
  const { address } = usePrintInView();
  const known = address === null ? null : readPrintRoute(printRoute(address));
  if (known === null) return null;
  return createPortal(
    <div className={styles.layer} data-print-layer="" data-react-aria-top-layer="true">
      <Paper page={known.page} id={known.id} />
    </div>,
    document.body,
  );
}
