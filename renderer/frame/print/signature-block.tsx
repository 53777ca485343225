// Where people sign a sheet, beside each other: post, name where it is known, and a line.
import { useText } from '../../i18n/use-text.ts';
import styles from './signature-block.module.css';

type Signer = { post: string; name: string | null };

export function SignatureBlock({ people }: { people: readonly Signer[] }) {
  const text = useText();
  return (
    <div className={styles.block}>
      {people.map(({ post, name }) => (
        <p key={post} className={styles.signer}>
          {name === null ? post : text('app.paper.signer', { post, name })}
          <span className={styles.what}>{text('app.paper.signature')}</span>
        </p>
      ))}
    </div>
  );
}
