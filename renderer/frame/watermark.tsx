// The mark of an inspector's view, written across every screen and printed page, and the sign of a demonstration office, at the edge of
// a window that has no strip at its foot. The words are set by the style sheet: they are a mark on the paper, not text to be read out
// or judged for contrast.
import { useSession } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './watermark.module.css';

const places = Array.from({ length: 12 }, (_, place) => place);

export function Watermark({ kind }: { kind: 'demo' | 'inspector' }) {
  const text = useText();
  const name = useSession(({ session }) => session?.person.name);
  const inspection =
    name === undefined ? text('app.watermark.inspector') : text('app.watermark.inspectorNamed', { name });
  if (kind === 'demo')
    return <div className={styles.edge} data-words={text('app.paper.demo')} aria-hidden="true" />;
  return (
    <div className={styles.watermark} aria-hidden="true">
      {places.map((place) => (
        <span key={place} data-words={inspection} />
      ))}
    </div>
  );
}
