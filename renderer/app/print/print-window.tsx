// The whole page of the Electron shell's unseen print window: one paper, no gate. The shell lends it the session of
// the person who prints, and core decides what they may see.

import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Paper } from './paper.tsx';
import { readPrintRoute } from './print-pages.ts';

export function PrintWindow({ path }: { path: string }) {
  const text = useText();
  useEffect(() => {
    document.documentElement.dataset.paper = 'only';
  }, []);
  const known = readPrintRoute(path);
  if (known === null) return <Notice tone="bad">{text('app.print.unknown')}</Notice>;
  return <Paper page={known.page} id={known.id} />;
}
