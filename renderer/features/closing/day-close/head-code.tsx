// The code of the journal's heads as a close signed it (D21.117): as text to read out, and as a code that a scanner types.
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import styles from './head-code.module.css';

/** `children`: what belongs to the code, under it. */
export function HeadCode({ code, children }: { code: string; children?: ReactNode }) {
  const text = useText();
  return (
    <div className={styles.code}>
      {/* The alphabet of the drawing has capitals; whoever compares ignores case. */}
      <QrImage digits={code.toUpperCase()} label={text('dayClose.headCodeScan')} className={styles.drawing} />
      <div>
        <p>
          {text('dayClose.headCode')}{' '}
          <strong className={styles.text}>
            <Bdi>{code}</Bdi>
          </strong>
        </p>
        {children}
      </div>
    </div>
  );
}
