// F3 or Ctrl+K: commands, clients, receipts and complaints by a few letters or digits. Finds folded text, and what was
// meant when the keyboard was in the other layout.
import { useEffect, useRef, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  TextField,
} from 'react-aria-components';
import { type KeyCommand, keyBindings, possibleCommands } from '#renderer/frame/keyboard-map.ts';
import { matchesTyped } from '#renderer/frame/matches-typed.ts';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useOpenPerson } from '../features/access/staff/opened-person.ts';
import { useReceiptCheck } from '../features/counter/payments/receipt-check.ts';
import { useCallAsked } from '../features/counter/queue/call-asked.ts';
import { useText } from '../i18n/use-text.ts';
import { classNames } from '../ui/class-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import fieldStyles from '../ui/field.module.css';
import finderStyles from '../ui/finder.module.css';
import { KeyHint } from '../ui/key-hint.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './palette.module.css';
import { type PaletteEntry, type PaletteGroup, useFound } from './palette-entries.tsx';
import type { Section } from './sections.ts';

type PaletteProps = {
  onClose: () => void;
  sections: readonly Section[];
  goTo: (path: string) => void;
  /** Takes up a client who was found for a new visit. */
  takeUpClient: (visitId: string) => void;
  /** Opens the dialog that sets the PIN. */
  onPin: () => void;
};

export function Palette({ onClose, sections, goTo, takeUpClient, onPin }: PaletteProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [awaited, setAwaited] = useState<unknown>(null);
  const type = (next: string) => {
    setAwaited(null);
    setTyped(next);
  };
  // What was chosen is done when the palette is gone, which gives the focus back to where it was.
  const taken = useRef<(() => void) | null>(null);
  useEffect(() => () => taken.current?.(), []);
  const mayFind = sections.some(({ path }) => path === '/counter');
  const found = useFound(typed, mayFind, takeUpClient);
  const commands = useCommands(sections, goTo, onPin).filter(({ label }) => matchesTyped(label, typed));
  const groups: readonly PaletteGroup[] = [
    { id: 'commands', title: 'palette.commands' as const, entries: commands },
    ...found.groups,
  ].filter(({ entries }) => entries.length > 0);
  const choose = (id: unknown) => {
    const chosen = groups.flatMap(({ entries }) => entries).find((entry) => entry.id === id);
    if (chosen === undefined) return;
    if (found.isBehind && !commands.includes(chosen)) {
      setAwaited(id);
      return;
    }
    taken.current = chosen.run;
    onClose();
  };
  // Enter may come before what was typed last is looked up: it counts if the same thing is still found.
  useEffect(() => {
    if (awaited === null || found.isBehind) return;
    setAwaited(null);
    choose(awaited);
  });
  const label = text(mayFind ? 'palette.label' : 'palette.commandLabel');
  return (
    <Dialog title={text('palette.title')} isOpen onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={type}>
        <div className={classNames(finderStyles.finder, styles.finder)}>
          <TextField autoFocus aria-label={label} className={finderStyles.filter ?? ''}>
            <Input
              className={fieldStyles.input ?? ''}
              placeholder={label}
              {...(typed === '' ? {} : { dir: 'auto' })}
            />
          </TextField>
          <ProblemNotice problem={found.problem} />
          <Menu
            items={groups}
            onAction={choose}
            aria-label={text('palette.title')}
            className={styles.list ?? ''}
            renderEmptyState={() =>
              found.problem === null ? <p className={styles.none}>{text('palette.nothing')}</p> : null
            }
          >
            {(group) => (
              <MenuSection id={group.id} className={styles.group ?? ''}>
                <Header className={styles.title ?? ''}>{text(group.title)}</Header>
                <Collection items={group.entries}>{(entry) => <Entry entry={entry} />}</Collection>
              </MenuSection>
            )}
          </Menu>
        </div>
      </Autocomplete>
      {found.isMore ? <p className={styles.none}>{text('palette.more')}</p> : null}
    </Dialog>
  );
}

/** What is done faster without the palette, and the palette itself. */
const unlisted: ReadonlySet<KeyCommand> = new Set([
  ...(['palette', 'back', 'confirmAndNext', 'nextRow', 'previousRow'] as const),
]);

/** What the keys of this screen do, the sections, and what has no key. */
function useCommands(
  sections: readonly Section[],
  goTo: (path: string) => void,
  onPin: () => void,
): PaletteEntry[] {
  const text = useText();
  const checkReceipt = useReceiptCheck((state) => state.open);
  const isHere = (wanted: string) => sections.some(({ path }) => path === wanted);
  const callNext = useCallNext(isHere('/counter'), goTo);
  return [
    ...possibleCommands()
      .filter(({ command }) => !unlisted.has(command) && (command !== 'nextClient' || callNext === null))
      .map(({ command, run }) => ({
        id: command,
        label: text(keyBindings[command].meaning),
        keyHint: keyBindings[command].hint,
        run,
      })),
    ...(callNext === null ? [] : [callNext]),
    ...sections.map(({ path, label, digit }) => ({
      id: path,
      label: text(label),
      ...(digit === null ? {} : { keyHint: `Alt+${digit}` }),
      run: () => goTo(path),
    })),
    { id: 'check receipt', label: text('receiptCheck.title'), run: () => checkReceipt() },
    ...usePeople(isHere('/staff')),
    { id: 'pin', label: text('app.pin.title'), run: onPin },
  ];
}

/** The next number is called from every screen of who serves; null where the office works without numbers. */
function useCallNext(serves: boolean, goTo: (path: string) => void): PaletteEntry | null {
  const text = useText();
  const ask = useCallAsked((state) => state.ask);
  const { data } = useDeskQuery(deskQueries.queue.atDesk.queryOptions(), { isEnabled: serves });
  if (data?.isOn !== true) return null;
  return {
    id: 'call next',
    label: text('queue.callNext'),
    keyHint: keyBindings.nextClient.hint,
    run: () => {
      ask();
      goTo('/counter');
    },
  };
}

/** The manager opens anybody's file, and cuts anybody off, from wherever they are. */
function usePeople(isManager: boolean): PaletteEntry[] {
  const text = useText();
  const openPerson = useOpenPerson();
  const self = useSession(({ session }) => session?.person.id);
  const { data: files = [] } = useDeskQuery(deskQueries.staff.list.queryOptions(), { isEnabled: isManager });
  const cutOffs = files
    .filter(({ person }) => person.state !== 'cut_off' && person.id !== self)
    .map(({ person: { id, name } }) => ({
      id: `cut off ${id}`,
      label: text('staff.cutOffOf', { name }),
      run: () => openPerson(id, 'cutOff'),
    }));
  const opened = files.map(({ person: { id, name } }) => ({
    id: `open ${id}`,
    label: text('staff.openOf', { name }),
    run: () => openPerson(id),
  }));
  return [...cutOffs, ...opened];
}

function Entry({ entry }: { entry: PaletteEntry }) {
  return (
    <MenuItem id={entry.id} textValue={entry.label} className={styles.item ?? ''}>
      <span className={styles.label}>{entry.label}</span>
      {entry.detail === undefined ? null : <span className={styles.detail}>{entry.detail}</span>}
      {entry.keyHint === undefined ? null : <KeyHint keys={entry.keyHint} />}
    </MenuItem>
  );
}
