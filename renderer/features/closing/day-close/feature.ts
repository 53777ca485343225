// What the close of the day brings to the window.
import { Landmark, LockKeyhole, Scale, ScrollText } from 'lucide-react';
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

/** What does not agree, over all days: reached from the morning card, the close and the palette. */
export const differences = defineFeature({
  section: {
    path: '/differences',
    group: 'day',
    label: 'app.section.differences',
    help: 'app.help.differences',
    icon: Scale,
    roles: ['manager'],
    isUnlisted: true,
    screen: lazy(async () => ({ default: (await import('./differences-screen.tsx')).DifferencesScreen })),
  },
  tasks: {
    'dayClose.differences': { tone: 'bad', status: 'premises.late', path: '/differences', rule: 'D21' },
  },
});

/** The bank's side: reached from the open differences, the close and the palette. */
export const bankStatement = defineFeature({
  section: {
    path: '/bank-statement',
    group: 'day',
    label: 'app.section.bankStatement',
    help: 'app.help.bankStatement',
    icon: Landmark,
    roles: ['manager'],
    isUnlisted: true,
    screen: lazy(async () => ({
      default: (await import('./bank-statement-screen.tsx')).BankStatementScreen,
    })),
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
