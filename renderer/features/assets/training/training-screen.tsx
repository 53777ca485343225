// Training and notices: what waits for one's own word, and for the manager who was taught what and who has read what (D13).
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { NoticeToRead } from './notice-to-read.tsx';
import { NoticesSection } from './notices-section.tsx';
import { OwnAttendances } from './own-attendances.tsx';
import { PublishNoticeDialog } from './publish-notice-dialog.tsx';
import { TopicsSection } from './topics-section.tsx';
import { WithdrawnAttendances } from './withdrawn-attendances.tsx';

export function TrainingScreen() {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const [isPublishing, setIsPublishing] = useState(false);
  const { data, problem } = useDeskQuery(deskQueries.training.own.queryOptions());
  const { notices, attendances, withdrawn } = data ?? { notices: [], attendances: [], withdrawn: [] };
  const publish = {
    label: text('training.publish'),
    icon: Megaphone,
    onPress: () => setIsPublishing(true),
  };
  return (
    <>
      <PageHeader title={text('training.title')} {...(isManager ? { primary: publish } : {})} />
      <Page>
        <ProblemNotice problem={problem} />
        <Section title={text('training.own')}>
          {notices.length + attendances.length === 0 ? (
            <EmptyState title={text('training.nothing')} why={text('training.nothingWhy')} />
          ) : null}
          {notices.map((notice) => (
            <NoticeToRead key={notice.noticeId} notice={notice} />
          ))}
          {attendances.length === 0 ? null : <OwnAttendances attendances={attendances} />}
          {withdrawn.length === 0 ? null : <WithdrawnAttendances withdrawn={withdrawn} />}
        </Section>
        {isManager ? <NoticesSection /> : null}
        {isManager ? <TopicsSection /> : null}
      </Page>
      {isPublishing ? <PublishNoticeDialog onClose={() => setIsPublishing(false)} /> : null}
    </>
  );
}
