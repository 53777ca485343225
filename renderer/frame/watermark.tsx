// Written across every screen and every printed page of a demonstration office or an inspector's view. The words are
// set by the style sheet: they are a mark on the paper, not text to be read out or judged for contrast.
import { useSession } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './watermark.module.css';

const places = Array.from({ length: 12 }, (_, place) => place);

export function Watermark({ kind }: { kind: 'demo' | 'inspector' }) {
  const text = useText();
  const name = useSession(({ session }) => session?.person.name);
  const inspection =
    name === undefined ? text('app.watermark.inspector') : text('app.watermark.inspectorNamed', { name });
  const words = kind === 'demo' ? text('app.watermark.demo') : inspection;
  return (
    <div
      className={classNames(styles.watermark, kind === 'inspector' && styles.inspector)}
      aria-hidden="true"
    >
      {places.map((place) => (
        <span key={place} data-words={words} />
      ))}
    </div>
  );
}
