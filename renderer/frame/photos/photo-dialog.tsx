// A photo in its own size, as far as the window goes.
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './photos.module.css';

/** Where an image finds its bytes: in the page itself, never on disk. */
export const photoAddress = (jpegBase64: string): string => `data:image/jpeg;base64,${jpegBase64}`;

type PhotoDialogProps = { jpegBase64: string | null; onClose: () => void; children?: ReactNode };

export function PhotoDialog({ jpegBase64, onClose, children }: PhotoDialogProps) {
  const text = useText();
  return (
    <Dialog title={text('photos.photo')} isOpen onClose={onClose} isWide isReading>
      {jpegBase64 === null ? null : (
        <img className={styles.large} src={photoAddress(jpegBase64)} alt={text('photos.taken')} />
      )}
      {children}
    </Dialog>
  );
}
