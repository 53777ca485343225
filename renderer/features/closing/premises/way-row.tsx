// One thing of the morning card that waits: what it is, how it stands, and where to go.
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '#renderer/api/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import styles from './morning.module.css';

/** The sections that a row of the card leads to. */
export type TaskLink =
  | '/complaints'
  | '/counter'
  | '/day-close'
  | '/equipment'
  | '/inbox'
  | '/looks'
  | '/settings'
  | '/staff'
  | '/supervision'
  | '/sync'
  | '/training';

type WayRowProps = {
  name: ReactNode;
  hint: ReactNode;
  tone: Tone;
  status: string;
  path: TaskLink;
  go: string;
};

/** Where everybody at the counter may go; the rest is the manager's. */
const everybodys: ReadonlySet<TaskLink> = new Set([
  '/complaints',
  '/counter',
  '/equipment',
  '/inbox',
  '/settings',
  '/sync',
  '/training',
]);

export function TaskRow({ name, hint, tone, status, path, go }: WayRowProps) {
  const navigate = useNavigate();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const mayGo = everybodys.has(path) || isManager;
  return (
    <li className={classNames(styles.check, styles.way)}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      <div className={styles.seen}>
        <StatusLabel tone={tone}>{status}</StatusLabel>
      </div>
      {mayGo ? (
        <div className={styles.answers}>
          <Button isDense onPress={() => void navigate({ to: path })}>
            {go}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
