// What the counter brings to the window.
import { FileClock, UsersRound } from 'lucide-react';
import { lazy } from 'react';
import { atCounter, defineFeature } from '#renderer/frame/feature.ts';

export const visits = defineFeature({
  section: {
    path: '/counter',
    group: 'day',
    label: 'app.section.counter',
    help: 'app.help.counter',
    icon: UsersRound,
    roles: atCounter,
    screen: lazy(async () => ({ default: (await import('./counter-screen.tsx')).CounterScreen })),
  },
});

/** What waits for the judiciary's own system: reached from the morning card, the counter, the close and the palette. */
export const unfiled = defineFeature({
  section: {
    path: '/unfiled',
    group: 'day',
    label: 'app.section.unfiled',
    help: 'app.help.unfiled',
    icon: FileClock,
    roles: atCounter,
    isUnlisted: true,
    screen: lazy(async () => ({ default: (await import('./unfiled-screen.tsx')).UnfiledScreen })),
  },
  tasks: {
    'dayClose.unfiled': { tone: 'warn', status: 'premises.late', path: '/unfiled', rule: 'D1' },
  },
});
