// The IT expert's home.
import { ServerCog } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const itDesk = defineFeature({
  section: {
    path: '/pcs',
    group: 'day',
    label: 'itDesk.title',
    help: 'itDesk.help',
    icon: ServerCog,
    roles: ['it_expert'],
    screen: lazy(async () => ({ default: (await import('./it-desk-screen.tsx')).ItDeskScreen })),
  },
});
