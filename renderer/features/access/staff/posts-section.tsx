// The five people whom every office must have, and whether they are there (1392 directive).

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Section } from '#renderer/ui/page.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function PostsSection() {
  const text = useText();
  const { data: posts } = useDeskQuery(deskQueries.staff.posts.queryOptions());
  if (posts === undefined) return null;
  const isComplete = posts.every(({ active, needed }) => active >= needed);
  return (
    <Section title={text('staff.posts')}>
      {isComplete ? (
        <p>{text('staff.postsComplete')}</p>
      ) : (
        <Table
          caption={text('staff.posts')}
          rows={posts}
          rowKey={({ role }) => role}
          columns={[
            {
              id: 'role',
              header: text('staff.posts.role'),
              isRowHeader: true,
              cell: ({ role }) => text(`app.role.${role}`),
            },
            {
              id: 'needed',
              header: text('staff.posts.needed'),
              isNumber: true,
              cell: ({ needed }) => text('staff.peopleCount', { count: needed }),
            },
            {
              id: 'active',
              header: text('staff.posts.active'),
              isNumber: true,
              cell: ({ active }) => text('staff.peopleCount', { count: active }),
            },
            {
              id: 'status',
              header: text('staff.state'),
              cell: ({ active, needed }) =>
                active >= needed ? (
                  <StatusLabel tone="good">{text('staff.posts.enough')}</StatusLabel>
                ) : (
                  <StatusLabel tone="bad">{text('staff.posts.missing')}</StatusLabel>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
