// Written across every screen and every printed page of a demonstration office or an inspector's view. The words are
// set by the style sheet: they are a mark on the paper, not text to be read out or judged for contrast.
import { useText } from '../i18n/use-text.ts';
import styles from './watermark.module.css';

const places = Array.from({ length: 12 }, (_, place) => place);

export function Watermark({ kind }: { kind: 'demo' | 'inspector' }) {
  const text = useText();
  const words = text(kind === 'demo' ? 'app.watermark.demo' : 'app.watermark.inspector');
  return (
    <div className={styles.watermark} aria-hidden="true">
      {places.map((place) => (
        <span key={place} data-words={words} />
      ))}
    </div>
  );
}
