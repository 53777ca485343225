// What supervision brings to the window.
import { ChartNoAxesColumn } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '#renderer/frame/feature.ts';

export const supervision = defineFeature({
  section: {
    path: '/supervision',
    group: 'oversight',
    label: 'app.section.supervision',
    help: 'app.help.supervision',
    icon: ChartNoAxesColumn,
    roles: ['manager', 'inspector'],
    opens: 'supervision',
    screen: lazy(async () => ({ default: (await import('./supervision-screen.tsx')).SupervisionScreen })),
  },
  tasks: {
    'supervision.anomalies': {
      tone: 'warn',
      status: 'premises.waitsForManager',
      path: '/supervision',
      rule: 'D12',
    },
    'shifts.unproved': {
      tone: 'warn',
      status: 'premises.waitsForManager',
      path: '/supervision',
      rule: 'D11',
    },
  },
});
