// What the in-box brings to the window.
import { Inbox } from 'lucide-react';
import { lazy } from 'react';
import { atCounter, defineFeature } from '#renderer/frame/feature.ts';

export const inbox = defineFeature({
  section: {
    path: '/inbox',
    group: 'day',
    label: 'app.section.inbox',
    help: 'app.help.inbox',
    icon: Inbox,
    roles: [...atCounter, 'legal_expert'],
    screen: lazy(async () => ({ default: (await import('./inbox-screen.tsx')).InboxScreen })),
  },
  tasks: {
    'inbox.overdue': { tone: 'bad', status: 'premises.late', path: '/inbox' },
    'inbox.dueSoon': { tone: 'warn', status: 'premises.late', path: '/inbox' },
  },
});
