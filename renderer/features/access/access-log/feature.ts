// What the access log brings to the window.
import { Eye } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const accessLog = defineFeature({
  section: {
    path: '/access-log',
    group: 'oversight',
    label: 'app.section.accessLog',
    help: 'app.help.accessLog',
    icon: Eye,
    roles: ['manager'],
    screen: lazy(async () => ({ default: (await import('./access-log-screen.tsx')).AccessLogScreen })),
  },
  tasks: {
    'accessLog.bulkAccess': { tone: 'warn', status: 'premises.waitsForManager', path: '/access-log' },
  },
});
