// What the counter brings to the window.
import { UsersRound } from 'lucide-react';
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
