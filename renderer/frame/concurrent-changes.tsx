// Beside a value that the office works by: others that were set for the same at a PC that had not heard of it (D20.4). For the
// manager, who says which is right by setting it once more. Nothing is shown while there are none.
import type { ReactNode } from 'react';
import type {
  ConcurrentChange as Setting,
  SettingRegister,
} from '#core/oversight/settings-history/contract.ts';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Notice } from '../ui/notice.tsx';
import { TimeText } from '../ui/time-text.tsx';

type Shown = {
  /** What such a value is to a person; left out where a value says nothing to one. */
  wordsOf?: (what: string) => ReactNode;
  /** The name of what it was set for, where the office has several. */
  nameOf?: (about: string) => string;
};

type Of = {
  register: SettingRegister;
  /** Only what was set for this one. */
  about?: string;
};

export function ConcurrentChange({ register, about, ...shown }: Shown & Of) {
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data = [] } = useDeskQuery(deskQueries.settingsHistory.concurrentChanges.queryOptions(), {
    isEnabled: isManager,
    isBeside: true,
  });
  const settings = data.filter(
    (setting) => setting.register === register && (about === undefined || setting.about === about),
  );
  return <ConcurrentChangesNotice settings={settings} {...shown} />;
}

export function ConcurrentChangesNotice({
  settings,
  wordsOf,
  nameOf,
}: Shown & { settings: readonly Setting[] }) {
  const text = useText();
  if (settings.length === 0) return null;
  return (
    <Notice tone="warn" title={text('settings.apart')}>
      {settings.map(({ id, about, what, byName, at, here }) => (
        <p key={id}>
          {nameOf === undefined ? null : <>{nameOf(about)}: </>}
          {wordsOf === undefined ? null : (
            <>
              {wordsOf(what)}
              {text('ui.between')}
            </>
          )}
          {byName ?? text('settings.firstRun')}
          {text('ui.between')}
          <TimeText at={at} withDay />
          {text('ui.between')}
          {text(here ? 'settings.history.here' : 'settings.history.there')}
        </p>
      ))}
      <p>{text('settings.apartWhat')}</p>
    </Notice>
  );
}
