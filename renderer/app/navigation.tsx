// The sections on the right-hand side (inline start), by groups of duties that fold, each section with its key. Where the
// window is narrow for its zoom they are a menu behind one button.
import { Link, useLocation } from '@tanstack/react-router';
import { ChevronDown, KeyRound, Lock, Menu, RotateCcwKey, Search, SunMoon } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { Counts } from '#core/closing/premises/contract.ts';
import { type SectionGroup, sectionGroups } from '#renderer/frame/feature.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { useFoldedGroups } from './folded-groups.ts';
import styles from './navigation.module.css';
import { type Section, sectionPathOf } from './sections.ts';

type NavigationProps = {
  sections: readonly Section[];
  onSearch: () => void;
  onAppearance: () => void;
  /** Left out for who has no secret of their own: an inspector with a code. */
  onPin?: () => void;
  onPassword?: () => void;
  onLock: () => void;
};

export function Navigation({ sections, onSearch, onAppearance, onPin, onPassword, onLock }: NavigationProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className={styles.side} data-open={isOpen ? '' : undefined}>
      <p className={styles.name}>{text('app.name')}</p>
      <Sections sections={sections} isOpen={isOpen} onOpenChange={setIsOpen} />
      <div className={styles.tools}>
        <Button kind="quiet" icon={Search} keyHint={keyBindings.palette.hint} onPress={onSearch}>
          {text('app.search')}
        </Button>
        <div className={styles.seldom}>
          <Button kind="quiet" icon={SunMoon} onPress={onAppearance}>
            {text('app.appearance.title')}
          </Button>
          {onPin === undefined ? null : (
            <Button kind="quiet" icon={KeyRound} onPress={onPin}>
              {text('app.pin.title')}
            </Button>
          )}
          {onPassword === undefined ? null : (
            <Button kind="quiet" icon={RotateCcwKey} onPress={onPassword}>
              {text('app.ownPassword.title')}
            </Button>
          )}
        </div>
        <Button kind="quiet" icon={Lock} keyHint={keyBindings.lock.hint} onPress={onLock}>
          {text('app.lock')}
        </Button>
      </div>
    </header>
  );
}

type SectionsProps = {
  sections: readonly Section[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

function Sections({ sections, isOpen, onOpenChange }: SectionsProps) {
  const text = useText();
  const listId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const { data: counts } = useDeskQuery(deskQueries.premises.counts.queryOptions(), {
    isEnabled: sections.some(({ path }) => path === '/counter'),
    isBeside: true,
  });
  const groups = sectionGroups
    .map((group) => ({ group, sections: sections.filter((section) => section.group === group) }))
    .filter((shown) => shown.sections.length > 0);
  const close = () => {
    onOpenChange(false);
    opener.current?.focus();
  };
  return (
    <nav
      aria-label={text('app.sections')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.opener}>
        <button
          ref={opener}
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => onOpenChange(!isOpen)}
        >
          <Menu className="icon" aria-hidden="true" />
          <span className={styles.label}>{text('app.sections')}</span>
          <Waiting count={waitingOf(sections, counts)} word={inGroup} />
        </button>
      </div>
      <div id={listId} className={styles.groups}>
        {groups.map((shown) => (
          <Group
            key={shown.group}
            {...shown}
            isOnly={groups.length === 1}
            counts={counts}
            onChosen={() => onOpenChange(false)}
          />
        ))}
      </div>
    </nav>
  );
}

type GroupProps = {
  group: SectionGroup;
  sections: readonly Section[];
  /** A group that is all there is has neither a name nor a fold. */
  isOnly: boolean;
  counts: Counts | undefined;
  onChosen: () => void;
};

/** A group of sections under its name. Folded it keeps the one that is on screen, and says how much waits in the others. */
function Group({ group, sections, isOnly, counts, onChosen }: GroupProps) {
  const text = useText();
  const { pathname } = useLocation();
  const { folded, turn } = useFoldedGroups();
  const listId = useId();
  const isFolded = !isOnly && folded.includes(group);
  const shown = isFolded ? sections.filter(({ path }) => path === sectionPathOf(pathname)) : sections;
  const hidden = sections.filter((section) => !shown.includes(section));
  return (
    <div>
      {isOnly ? null : (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={!isFolded}
          aria-controls={listId}
          onClick={() => turn(group)}
        >
          <ChevronDown className="icon" aria-hidden="true" />
          <span className={styles.label}>{text(`app.group.${group}`)}</span>
          <Waiting count={waitingOf(hidden, counts)} word={inGroup} />
        </button>
      )}
      <ul
        id={listId}
        className={styles.list}
        {...(isOnly ? {} : { 'aria-label': text(`app.group.${group}`) })}
      >
        {shown.map(({ path, label, icon: Icon, digit }) => (
          <li key={path}>
            <Link
              to={path}
              className={styles.link ?? ''}
              activeOptions={{ exact: path === '/' }}
              onClick={onChosen}
              {...(digit === null ? {} : { 'aria-keyshortcuts': `Alt+${digit}` })}
            >
              <Icon className="icon" aria-hidden="true" />
              <span className={styles.label}>{text(label)}</span>
              <Waiting count={waitingAt(path, counts)} word={waitingWords[path]?.word} />
              {digit === null ? null : <KeyHint keys={`Alt+${digit}`} />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

const inGroup: MessageId = 'app.waiting.inGroup';
const waitingWords: Readonly<Record<string, { of: keyof Counts; word: MessageId }>> = {
  '/': { of: 'dueChecks', word: 'app.waiting.checks' },
  '/inbox': { of: 'dueInbox', word: 'app.waiting.inbox' },
  '/counter': { of: 'escalated', word: 'app.waiting.escalated' },
  '/complaints': { of: 'dueComplaints', word: 'app.waiting.complaints' },
};

function waitingAt(path: string, counts: Counts | undefined): number {
  const known = waitingWords[path];
  return known === undefined ? 0 : (counts?.[known.of] ?? 0);
}

const waitingOf = (sections: readonly Section[], counts: Counts | undefined): number =>
  sections.reduce((sum, { path }) => sum + waitingAt(path, counts), 0);

/** How much waits: a figure for the eye, a sentence for the ear; nothing when nothing waits. */
function Waiting({ count, word }: { count: number; word: MessageId | undefined }) {
  const text = useText();
  if (word === undefined || count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{text('app.waiting.count', { count })}</span>
      <span className="visually-hidden">{text(word, { count })}</span>
    </span>
  );
}
