// The snapshots of the office, the newest first: when each was taken, what its check said, and putting one in the store's
// place. The newest is checked by itself.
import { useState } from 'react';
import type { RecoveryView } from '#core/replication/recovery/contract.ts';
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type Snapshot = RecoveryView['snapshots'][number];
const kilobyte = 1024;
/** More are shown when they are asked for. */
const shownAtFirst = 6;

export function RestoreOption({ view, changed }: { view: RecoveryView; changed: () => void }) {
  const text = useText();
  const [asked, setAsked] = useState<Snapshot | null>(null);
  const [isAll, setIsAll] = useState(false);
  const acting = useDeskCommand(async (act: () => Promise<true>) => {
    await act();
    changed();
  });
  const { snapshots, work, failed } = view;
  const isBusy = work !== null || acting.isPending;
  const restore = async ({ name }: Snapshot) => {
    setAsked(null);
    await acting.run(() => recoveryAct('restore', { snapshot: name }));
  };
  const shown = isAll ? snapshots : snapshots.slice(0, shownAtFirst);
  return (
    <Section title={text('recovery.restore')}>
      <p>{text(snapshots.length === 0 ? 'recovery.noSnapshot' : 'recovery.restoreWhat')}</p>
      <ProblemNotice problem={failed} takesFocus />
      <ProblemNotice problem={acting.problem} takesFocus />
      {work === null ? null : (
        <Progress
          label={text(work.kind === 'check' ? 'recovery.checking' : 'recovery.restoring', {
            step: text(`recovery.step.${work.step}`),
          })}
          percent={work.total === 0 ? null : Math.min(100, Math.round((100 * work.done) / work.total))}
        />
      )}
      {snapshots.length === 0 ? null : (
        <Table
          caption={text('recovery.snapshots')}
          rowKey={({ name }) => name}
          rows={shown}
          columns={[
            {
              id: 'at',
              header: text('recovery.at'),
              isRowHeader: true,
              cell: ({ at }) => <TimeText at={at} withDay />,
            },
            {
              id: 'size',
              header: text('recovery.size'),
              cell: ({ bytes }) => text('recovery.kilobytes', { number: Math.ceil(bytes / kilobyte) }),
            },
            {
              id: 'checked',
              header: text('recovery.checked'),
              cell: (snapshot) => <Checked {...snapshot} />,
            },
          ]}
          act={(snapshot) => (
            <Actions>
              <Button
                isDense
                isDisabled={isBusy}
                onPress={() => void acting.run(() => recoveryAct('check', { snapshot: snapshot.name }))}
              >
                {text('recovery.check')}
              </Button>
              {snapshot.checked?.isSound === false ? null : (
                <Button isDense isDisabled={isBusy} onPress={() => setAsked(snapshot)}>
                  {text('recovery.restoreIt')}
                </Button>
              )}
            </Actions>
          )}
        />
      )}
      {shown.length === snapshots.length ? null : (
        <Actions>
          <Button kind="quiet" onPress={() => setIsAll(true)}>
            {text('recovery.all', { number: snapshots.length })}
          </Button>
        </Actions>
      )}
      {asked === null ? null : (
        <RestoreDialog
          snapshot={asked}
          onRestore={() => void restore(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

type RestoreDialogProps = { snapshot: Snapshot; onRestore: () => void; onClose: () => void };

function RestoreDialog({ snapshot, onRestore, onClose }: RestoreDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={text('recovery.restoreAsk')}
      isOpen
      isAlert
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onPress={onRestore}>
            {text('recovery.restoreIt')}
          </Button>
          <Button onPress={onClose}>{text('ui.cancel')}</Button>
        </>
      }
    >
      <p>
        <TimeText at={snapshot.at} withDay />
      </p>
      <p>{text('recovery.restoreMeans')}</p>
      <p>{text('recovery.fromOthers')}</p>
    </Dialog>
  );
}

function Checked({ checked }: Pick<Snapshot, 'checked'>) {
  const text = useText();
  if (checked === null) return <StatusLabel tone="neutral">{text('recovery.unchecked')}</StatusLabel>;
  if (!checked.isSound) return <StatusLabel tone="bad">{text('recovery.isDamaged')}</StatusLabel>;
  return (
    <>
      <StatusLabel tone="good">{text('recovery.isSound', { number: checked.entries })}</StatusLabel>
      {checked.until === null ? null : (
        <>
          {' '}
          {text('recovery.soundUntil')} <TimeText at={checked.until} withDay />
        </>
      )}
    </>
  );
}
