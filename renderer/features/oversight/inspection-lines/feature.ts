// What the lines of an inspection bring to the window: an inspector's home, and the manager's look at the office by the same lines.
import { ClipboardCheck } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const inspectionLines = defineFeature({
  section: {
    path: '/inspection',
    group: 'oversight',
    label: 'inspectionLines.title',
    help: 'inspectionLines.help',
    icon: ClipboardCheck,
    roles: ['manager', 'inspector'],
    opens: 'inspectionLines',
    screen: lazy(async () => ({ default: (await import('./inspection-screen.tsx')).InspectionScreen })),
  },
});
