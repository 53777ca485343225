// What the list of looks brings to the window.
import { Eye } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const looks = defineFeature({
  section: {
    path: '/looks',
    group: 'oversight',
    label: 'app.section.looks',
    help: 'app.help.looks',
    icon: Eye,
    roles: ['manager'],
    screen: lazy(async () => ({ default: (await import('./looks-screen.tsx')).LooksScreen })),
  },
  tasks: {
    'looks.manyLooks': { tone: 'warn', status: 'premises.waitsForManager', path: '/looks' },
  },
});
