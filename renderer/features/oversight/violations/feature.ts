// What the reports of violations bring to the window.
import { TriangleAlert } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature, everyRole } from '#renderer/frame/feature.ts';

export const violations = defineFeature({
  section: {
    path: '/violations',
    group: 'oversight',
    label: 'app.section.violations',
    help: 'app.help.violations',
    icon: TriangleAlert,
    roles: everyRole,
    opens: 'violations',
    screen: lazy(async () => ({ default: (await import('./violations-screen.tsx')).ViolationsScreen })),
  },
});
