// What this duty brings to the application.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { equipmentAppliers } from './apply.ts';
import { type EquipmentReads, equipmentReads } from './queries.ts';
import { equipmentRouter } from './router.ts';
import { equipmentDue } from './views.ts';

export const equipment = defineDuty({
  appliers: equipmentAppliers,
  reads: equipmentReads,
  router: equipmentRouter,
  tasks: { topics: ['staff'], of: equipmentDue },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly equipment: EquipmentReads;
  }
}
