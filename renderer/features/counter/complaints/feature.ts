// What the complaints bring to the window.
import { MessageSquareWarning } from 'lucide-react';
import { lazy } from 'react';
import { atCounter, defineFeature } from '#renderer/frame/feature.ts';

export const complaints = defineFeature({
  section: {
    path: '/complaints',
    group: 'day',
    label: 'app.section.complaints',
    help: 'app.help.complaints',
    icon: MessageSquareWarning,
    roles: atCounter,
    screen: lazy(async () => ({ default: (await import('./complaints-screen.tsx')).ComplaintsScreen })),
  },
  tasks: {
    'complaints.dueSoon': { tone: 'warn', status: 'premises.waitsForManager', path: '/complaints' },
    'complaints.overdue': { tone: 'warn', status: 'premises.waitsForManager', path: '/complaints' },
  },
});
