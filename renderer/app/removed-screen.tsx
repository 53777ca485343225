// A PC that was removed from the office: nothing is recorded at it any more. A manager writes what only it holds onto a drive,
// for another PC of the office (N45).
import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { desk } from '../api/client.ts';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand, useDeskQuery } from '../api/use-desk.ts';
import { SecondFactorAnywhere } from '../features/access/second-factor/second-factor-anywhere.tsx';
import { BundleOutDialog } from '../features/replication/sync/bundle-dialogs.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions } from '../ui/stack.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { PasswordAgain } from './password-dialog.tsx';

export function RemovedScreen() {
  const text = useText();
  const end = useSession((state) => state.end);
  const [isOpen, setIsOpen] = useState(false);
  const leaving = useDeskCommand(() => desk.staff.signOut.mutate());
  const { data, problem } = useDeskQuery(deskQueries.peers.state.queryOptions());
  const leave = async () => {
    await leaving.run(undefined);
    end();
  };
  return (
    <Entrance title={text('app.removed.title')} isWide>
      <ProblemNotice problem={problem ?? leaving.problem} />
      <Notice tone="bad">{text('app.removed.handOver')}</Notice>
      {data?.removal == null ? null : (
        <p>
          {text('app.removed.by', { name: data.removal.by })} <TimeText at={data.removal.at} withDay />
        </p>
      )}
      <Actions>
        <Button kind="primary" icon={HardDriveDownload} autoFocus onPress={() => setIsOpen(true)}>
          {text('app.removed.write')}
        </Button>
        <Button kind="quiet" isPending={leaving.isPending} onPress={() => void leave()}>
          {text('app.removed.leave')}
        </Button>
      </Actions>
      {isOpen ? (
        <BundleOutDialog hasProvince={false} hasOthers isHandOver onClose={() => setIsOpen(false)} />
      ) : null}
      <SecondFactorAnywhere />
      <PasswordAgain />
    </Entrance>
  );
}
