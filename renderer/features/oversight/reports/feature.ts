// What the reports bring to the window.
import { CalendarDays, ChartColumn } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const reports = defineFeature({
  section: {
    path: '/reports',
    group: 'oversight',
    label: 'reports.section',
    help: 'reports.help',
    icon: ChartColumn,
    roles: ['manager'],
    screen: lazy(async () => ({ default: (await import('./report-screen.tsx')).ReportScreen })),
  },
});

export const calendarOfDays = defineFeature({
  section: {
    path: '/days',
    group: 'oversight',
    label: 'reports.days.title',
    help: 'reports.days.help',
    icon: CalendarDays,
    roles: ['manager'],
    screen: lazy(async () => ({ default: (await import('./days-screen.tsx')).DaysScreen })),
  },
});
