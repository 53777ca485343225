// F3 or Ctrl+K: commands and sections by a few letters. Finds folded text, and what was meant when the keyboard was
// in the other layout.
import { useMemo } from 'react';
import { Autocomplete, Input, Menu, MenuItem, TextField } from 'react-aria-components';
import { foldFa } from '#core/text/fold.ts';
import { fromLatinLayout, fromPersianLayout } from '#core/text/keyboard.ts';
import { useSession } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import fieldStyles from '../ui/field.module.css';
import styles from './palette.module.css';
import type { Section } from './sections.ts';

type PaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  sections: readonly Section[];
  goTo: (path: string) => void;
};

/** Whether what was typed, in either layout, is part of the text. */
export function matchesTyped(candidate: string, typed: string): boolean {
  const folded = foldFa(candidate);
  const readings = [typed, fromPersianLayout(typed), fromLatinLayout(typed)];
  return readings.some((reading) => folded.includes(foldFa(reading)));
}

export function Palette({ isOpen, onClose, sections, goTo }: PaletteProps) {
  const text = useText();
  const lock = useSession((state) => state.lock);
  const commands = useMemo(
    () => [
      ...sections.map(({ path, label }) => ({
        id: path as string,
        label: text(label),
        run: () => goTo(path),
      })),
      { id: 'lock', label: text('app.lock'), run: lock },
    ],
    [sections, text, goTo, lock],
  );
  const choose = (id: unknown) => {
    onClose();
    commands.find((command) => command.id === id)?.run();
  };
  return (
    <Dialog title={text('app.palette.title')} isOpen={isOpen} onClose={onClose}>
      <Autocomplete filter={matchesTyped}>
        <TextField autoFocus aria-label={text('app.palette.label')}>
          <Input className={fieldStyles.input ?? ''} dir="auto" placeholder={text('app.palette.label')} />
        </TextField>
        <Menu
          items={commands}
          onAction={choose}
          aria-label={text('app.palette.title')}
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{text('app.palette.nothing')}</p>}
        >
          {(command) => (
            <MenuItem id={command.id} textValue={command.label} className={styles.item ?? ''}>
              {command.label}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
