// What the equipment brings to the window.
import { PackageCheck } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature, everyRole } from '#renderer/frame/feature.ts';

export const equipment = defineFeature({
  section: {
    path: '/equipment',
    group: 'office',
    label: 'app.section.equipment',
    help: 'app.help.equipment',
    icon: PackageCheck,
    roles: everyRole,
    screen: lazy(async () => ({ default: (await import('./equipment-screen.tsx')).EquipmentScreen })),
  },
  tasks: {
    'equipment.toTake': { tone: 'waiting', status: 'premises.waitsForYou', path: '/equipment', rule: 'D18' },
    'equipment.serviceOverdue': { tone: 'warn', status: 'premises.late', path: '/equipment', rule: 'D18' },
    'equipment.faults': { tone: 'warn', status: 'premises.notMended', path: '/equipment', rule: 'D18' },
    'equipment.heldByLeavers': {
      tone: 'warn',
      status: 'premises.waitsForManager',
      path: '/equipment',
      rule: 'D18',
    },
  },
});
