// What training and notices bring to the window.
import { GraduationCap } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature, everyRole } from '#renderer/frame/feature.ts';

export const training = defineFeature({
  section: {
    path: '/training',
    group: 'office',
    label: 'app.section.training',
    help: 'app.help.training',
    icon: GraduationCap,
    roles: everyRole,
    screen: lazy(async () => ({ default: (await import('./training-screen.tsx')).TrainingScreen })),
  },
  tasks: {
    'training.overduePeople': { tone: 'warn', status: 'premises.late', path: '/training', rule: 'D13' },
    'training.ownOverdue': { tone: 'warn', status: 'premises.late', path: '/training', rule: 'D13' },
    'training.yearlyMissing': {
      tone: 'warn',
      status: 'premises.waitsForManager',
      path: '/training',
      rule: 'D14',
    },
  },
});
