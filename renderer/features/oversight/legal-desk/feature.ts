// The legal expert's home.
import { Gavel } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const legalDesk = defineFeature({
  section: {
    path: '/legal',
    group: 'day',
    label: 'legalDesk.title',
    help: 'legalDesk.help',
    icon: Gavel,
    roles: ['legal_expert'],
    screen: lazy(async () => ({ default: (await import('./legal-desk-screen.tsx')).LegalDeskScreen })),
  },
});
