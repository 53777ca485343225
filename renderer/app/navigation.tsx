// The list of sections on the right-hand side (inline start), each with its key.
import { Link } from '@tanstack/react-router';
import { KeyRound, Lock, RotateCcwKey, Search, SunMoon } from 'lucide-react';
import type { Counts } from '#core/premises/contract.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import styles from './navigation.module.css';
import type { Section } from './sections.ts';

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
  const { data: counts } = useDeskQuery(deskQueries.premises.counts.queryOptions(), {
    isEnabled: sections.some(({ path }) => path === '/counter'),
  });
  return (
    <header className={styles.side}>
      <p className={styles.name}>{text('app.name')}</p>
      <nav aria-label={text('app.sections')}>
        <ul className={styles.list}>
          {sections.map(({ path, label, icon: Icon }, index) => (
            <li key={path}>
              <Link
                to={path}
                className={styles.link ?? ''}
                activeOptions={{ exact: path === '/' }}
                {...(index < 9 ? { 'aria-keyshortcuts': `Alt+${index + 1}` } : {})}
              >
                <Icon className="icon" aria-hidden="true" />
                <span className={styles.label}>{text(label)}</span>
                <Waiting path={path} counts={counts} />
                {index < 9 ? <KeyHint keys={`Alt+${index + 1}`} /> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.tools}>
        <Button kind="quiet" icon={Search} keyHint={keyBindings.palette.hint} onPress={onSearch}>
          {text('app.search')}
        </Button>
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
        <Button kind="quiet" icon={Lock} keyHint={keyBindings.lock.hint} onPress={onLock}>
          {text('app.lock')}
        </Button>
      </div>
    </header>
  );
}

const waitingWords: Readonly<Record<string, { of: keyof Counts; word: MessageId }>> = {
  '/': { of: 'dueChecks', word: 'app.waiting.checks' },
  '/inbox': { of: 'dueInbox', word: 'app.waiting.inbox' },
  '/counter': { of: 'escalated', word: 'app.waiting.escalated' },
  '/complaints': { of: 'overdueComplaints', word: 'app.waiting.overdue' },
};

/** How much waits behind a section: a figure for the eye, a sentence for the ear; nothing when nothing waits. */
function Waiting({ path, counts }: { path: string; counts: Counts | undefined }) {
  const text = useText();
  const known = waitingWords[path];
  const count = known === undefined ? 0 : (counts?.[known.of] ?? 0);
  if (known === undefined || count === 0) return null;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{text('app.waiting.count', { count })}</span>
      <span className="visually-hidden">{text(known.word, { count })}</span>
    </span>
  );
}
