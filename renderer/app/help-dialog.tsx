// F1: what this screen is for, and every key.

import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key-hint.tsx';
import styles from './help-dialog.module.css';
import type { Section } from './sections.ts';

type HelpDialogProps = { isOpen: boolean; onClose: () => void; section: Section | undefined };

const rows: readonly { hint: string; meaning: MessageId }[] = [
  ...Object.values(keyBindings),
  { hint: 'Alt+1…9', meaning: 'keys.sections' },
];

export function HelpDialog({ isOpen, onClose, section }: HelpDialogProps) {
  const text = useText();
  return (
    <Dialog title={text('app.help.title')} isOpen={isOpen} onClose={onClose} isReading isWide>
      {section === undefined ? null : (
        <div>
          <h3>{text(section.label)}</h3>
          <p>{text(section.help)}</p>
        </div>
      )}
      <h3>{text('app.help.keys')}</h3>
      <dl className={styles.keys}>
        {rows.map(({ hint, meaning }) => (
          <div key={hint}>
            <dt>
              <Key keys={hint} />
            </dt>
            <dd>{text(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
