// Shown while a screen's code or its first answer is on its way; only after a moment, so that it never flickers.
import { useText } from '../i18n/use-text.ts';
import styles from './loading-screen.module.css';

export function LoadingScreen() {
  const text = useText();
  return (
    <p className={styles.loading} role="status">
      {text('app.loading')}
    </p>
  );
}
