// One thing of the morning card that waits: what it is, how it stands, and where to go.
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useContext } from 'react';
import { useSession } from '#renderer/api/session.ts';
import { Features } from '#renderer/frame/feature.ts';
import type { DutyId } from '#renderer/i18n/rule-sentences.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import styles from './morning.module.css';

type TaskRowProps = {
  name: ReactNode;
  hint: ReactNode;
  tone: Tone;
  status: string;
  /** The section where it is done; the way to it is there for those who may open it. */
  path: `/${string}`;
};

export function TaskRow({ name, hint, tone, status, path }: TaskRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const role = useSession(({ session }) => session?.person.role);
  const section = useContext(Features).find((feature) => feature.section?.path === path)?.section;
  const mayGo = section !== undefined && role !== undefined && section.roles.includes(role);
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
            {text('premises.goTo', { section: text(section.label) })}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** What a row is about, with the directive's sentence that asks for it. */
export function RuledName({ rule, title }: { rule: DutyId; title: string }) {
  return (
    <>
      {title}
      <RuleSource rule={rule} about={title} />
    </>
  );
}
