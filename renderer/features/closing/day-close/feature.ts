// What the close of the day brings to the window.
import { LockKeyhole, ScrollText } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const dayClose = defineFeature({
  section: {
    path: '/day-close',
    group: 'day',
    label: 'app.section.dayClose',
    help: 'app.help.dayClose',
    icon: LockKeyhole,
    roles: ['manager'],
    screen: lazy(async () => ({ default: (await import('./day-close-screen.tsx')).DayCloseScreen })),
  },
});

export const daySheets = defineFeature({
  section: {
    path: '/day-sheets',
    group: 'oversight',
    label: 'app.section.daySheets',
    help: 'app.help.daySheets',
    icon: ScrollText,
    roles: ['inspector'],
    opens: 'dayClose',
    screen: lazy(async () => ({ default: (await import('./day-sheets-screen.tsx')).DaySheetsScreen })),
  },
});
