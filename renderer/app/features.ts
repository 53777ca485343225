// Every feature of the window, once: the order of the navigation within its groups, and of the rows on the morning card.
import type { Feature } from '#renderer/frame/feature.ts';
import { accessLog } from '../features/access/access-log/feature.ts';
import { staff } from '../features/access/staff/feature.ts';
import { equipment } from '../features/assets/equipment/feature.ts';
import { settings } from '../features/assets/settings/feature.ts';
import { training } from '../features/assets/training/feature.ts';
import { bankStatement, dayClose, daySheets, differences } from '../features/closing/day-close/feature.ts';
import { premises } from '../features/closing/premises/feature.ts';
import { complaints } from '../features/counter/complaints/feature.ts';
import { fees } from '../features/counter/fees/feature.ts';
import { identity } from '../features/counter/identity/feature.ts';
import { inbox } from '../features/counter/inbox/feature.ts';
import { payments } from '../features/counter/payments/feature.ts';
import { unfiled, visits } from '../features/counter/visits/feature.ts';
import { inspectionLines } from '../features/oversight/inspection-lines/feature.ts';
import { itDesk } from '../features/oversight/it-desk/feature.ts';
import { legalDesk } from '../features/oversight/legal-desk/feature.ts';
import { records } from '../features/oversight/records/feature.ts';
import { calendarOfDays, reports } from '../features/oversight/reports/feature.ts';
import { supervision } from '../features/oversight/supervision/feature.ts';
import { violations } from '../features/oversight/violations/feature.ts';
import { sync } from '../features/replication/sync/feature.ts';

export const features: readonly Feature[] = [
  fees,
  payments,
  identity,
  premises,
  legalDesk,
  itDesk,
  visits,
  unfiled,
  dayClose,
  differences,
  bankStatement,
  complaints,
  inbox,
  sync,
  staff,
  settings,
  equipment,
  training,
  reports,
  calendarOfDays,
  supervision,
  daySheets,
  records,
  violations,
  accessLog,
  inspectionLines,
];
