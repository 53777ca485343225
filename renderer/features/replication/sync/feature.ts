// What sync, and the store of this PC, bring to the window.
import { RefreshCw } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature, everyRole } from '#renderer/frame/feature.ts';

export const sync = defineFeature({
  section: {
    path: '/sync',
    group: 'office',
    label: 'app.section.sync',
    help: 'app.help.sync',
    icon: RefreshCw,
    roles: everyRole,
    screen: lazy(async () => ({ default: (await import('./sync-screen.tsx')).SyncScreen })),
  },
  tasks: {
    'store.damages': { tone: 'warn', status: 'premises.waitsForManager', path: '/sync' },
  },
});
