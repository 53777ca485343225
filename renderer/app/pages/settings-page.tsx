// What the office works by: an index on one side, the part that was chosen on the other (`/settings/<part>`). The manager enters,
// a second person confirms with the figures before their eyes (D2, D4).
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
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
import { useIsManager } from '#renderer/features/assets/settings/use-is-manager.ts';
import { matchesTyped } from '#renderer/frame/matches-typed.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import fieldStyles from '#renderer/ui/field.module.css';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import styles from './settings-page.module.css';
import { partNamed, partsOf, type SettingsPart, settingsGroups } from './settings-parts.ts';

export function SettingsPage() {
  const text = useText();
  const isManager = useIsManager();
  const navigate = useNavigate();
  const part = partNamed(useParams({ strict: false, select: partOf }), isManager);
  const shown = useRef<HTMLDivElement>(null);
  const [isEntered, setIsEntered] = useState(false);
  const open = (id: string) => {
    setIsEntered(true);
    void navigate({ to: `/settings/${id}`, replace: true });
    shown.current?.focus();
  };
  return (
    <>
      <PageHeader title={text('settings.title')} description={text(part.label)} />
      <div className={styles.settings}>
        <SettingsIndex
          key={part.id}
          parts={partsOf(isManager)}
          current={part.id}
          takesFocus={!isEntered}
          onOpen={open}
        />
        <div ref={shown} tabIndex={-1} className={styles.part}>
          <Page key={part.id}>
            <part.screen />
          </Page>
        </div>
      </div>
    </>
  );
}

const partOf = (params: { part?: string }): string | undefined => params.part;

/** Finds a part by a few letters, or by the arrows; Enter opens it and goes into it. */
function SettingsIndex({
  parts,
  current,
  takesFocus,
  onOpen,
}: {
  parts: readonly SettingsPart[];
  current: string;
  /** The screen was just entered: a person types what they look for. */
  takesFocus: boolean;
  onOpen: (id: string) => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const found = parts
    .map(({ id, group, label }) => ({ id, group, label: text(label) }))
    .filter(({ label }) => matchesTyped(label, typed));
  const groups = settingsGroups
    .map((id) => ({ id, entries: found.filter(({ group }) => group === id) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <nav className={styles.index} aria-label={text('settings.index')}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField autoFocus={takesFocus} aria-label={text('settings.find')}>
          <Input className={fieldStyles.input ?? ''} placeholder={text('settings.find')} />
        </TextField>
        <Menu
          items={groups}
          aria-label={text('settings.index')}
          selectionMode="single"
          selectedKeys={[current]}
          onAction={(id) => onOpen(String(id))}
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{text('settings.nothingFound')}</p>}
        >
          {(group) => (
            <MenuSection id={group.id} className={styles.group ?? ''}>
              <Header className={styles.title ?? ''}>{text(`settings.group.${group.id}`)}</Header>
              <Collection items={group.entries}>
                {({ id, label }) => (
                  <MenuItem id={id} textValue={label} className={styles.item ?? ''}>
                    {label}
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
    </nav>
  );
}
