// What the journal brings to the window.
import { BookOpenCheck } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const records = defineFeature({
  section: {
    path: '/journal',
    group: 'oversight',
    label: 'app.section.journal',
    help: 'app.help.journal',
    icon: BookOpenCheck,
    roles: ['manager', 'inspector'],
    opens: 'records',
    screen: lazy(async () => ({ default: (await import('./journal-screen.tsx')).JournalScreen })),
  },
});
