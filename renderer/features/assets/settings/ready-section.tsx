// What an office needs before its first client comes, and where each of it is done (D20.82): one list that leads through all of it. It asks
// the registers themselves, so nothing is ticked by hand.
import { useNavigate } from '@tanstack/react-router';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { useIsManager } from './use-is-manager.ts';

const readyItems = ['contact', 'tariff', 'terminal', 'posts', 'board', 'holidays', 'equipment'] as const;
type ReadyItem = (typeof readyItems)[number];
/** Where each is done. */
const places: Readonly<Record<ReadyItem, string>> = {
  ...{ contact: '/settings/contact', tariff: '/settings/tariffs', terminal: '/settings/terminals' },
  holidays: '/settings/closures',
  ...{ posts: '/staff', board: '/', equipment: '/equipment' },
};

/** Which of it is there; null until everything was read, and for who may not see it. */
export function useReadiness(): ReadonlyMap<ReadyItem, boolean> | null {
  const isEnabled = useIsManager();
  const { office } = useOffice();
  const { data: contact } = useDeskQuery(deskQueries.settings.contact.queryOptions(), { isEnabled });
  const { data: tariff } = useDeskQuery(deskQueries.fees.inForce.queryOptions(), { isEnabled });
  const { data: terminals } = useDeskQuery(deskQueries.payments.terminals.queryOptions(), { isEnabled });
  const { data: posts } = useDeskQuery(deskQueries.staff.posts.queryOptions(), { isEnabled });
  const { data: board } = useDeskQuery(deskQueries.fees.board.queryOptions(), { isEnabled });
  const { data: closures } = useDeskQuery(deskQueries.closures.list.queryOptions(), { isEnabled });
  const { data: equipment } = useDeskQuery(deskQueries.equipment.list.queryOptions(), { isEnabled });
  const isRead = [contact, tariff, terminals, posts, board, closures, equipment].every(
    (one) => one !== undefined,
  );
  if (!isEnabled || !isRead || office === null) return null;
  return new Map<ReadyItem, boolean>([
    ['contact', contact?.contact !== null],
    ['tariff', tariff !== null],
    ['terminal', terminals?.some(({ inForce }) => inForce) === true],
    ['posts', posts?.every(({ active, needed }) => active >= needed) === true],
    ['board', (board?.hanging ?? null) !== null],
    [
      'holidays',
      closures?.some(({ closedDay, withdrawn }) => !withdrawn && closedDay >= office.day) === true,
    ],
    ['equipment', (equipment?.length ?? 0) > 0],
  ]);
}

export function ReadySection() {
  const text = useText();
  const navigate = useNavigate();
  const readiness = useReadiness();
  const open = readyItems.filter((item) => readiness?.get(item) === false);
  if (readiness === null) return null;
  return (
    <Section title={text('settings.ready')}>
      <p>
        {open.length === 0 ? text('settings.readyDone') : text('settings.readyWhat', { open: open.length })}
      </p>
      <Table
        caption={text('settings.ready')}
        rows={readyItems}
        rowKey={(item) => item}
        columns={[
          {
            id: 'item',
            header: text('settings.readyItem'),
            isRowHeader: true,
            cell: (item) => text(`settings.ready.${item}`),
          },
          {
            id: 'state',
            header: text('settings.readyState'),
            cell: (item) => (
              <StatusLabel tone={readiness.get(item) === true ? 'good' : 'waiting'}>
                {text(readiness.get(item) === true ? 'settings.ready.done' : 'settings.ready.open')}
              </StatusLabel>
            ),
          },
        ]}
        act={(item) =>
          readiness.get(item) === true ? null : (
            <Button
              isDense
              onPress={() => void navigate({ to: places[item] })}
              aria-label={text('settings.readyGoTo', { item: text(`settings.ready.${item}`) })}
            >
              {text('settings.readyGo')}
            </Button>
          )
        }
      />
    </Section>
  );
}

/** One line above the morning's card while something is left, with the way to the list. */
export function ReadyNotice() {
  const text = useText();
  const navigate = useNavigate();
  const { office } = useOffice();
  const readiness = useReadiness();
  const open = readyItems.filter((item) => readiness?.get(item) === false).length;
  if (office === null || office.demo || open === 0) return null;
  return (
    <Notice
      tone="info"
      actions={
        <Button isDense onPress={() => void navigate({ to: '/settings/ready' })}>
          {text('settings.readyOpen')}
        </Button>
      }
    >
      {text('settings.readyNotice', { open })}
    </Notice>
  );
}
