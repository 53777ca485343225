// The sections of the application, in the order of Alt+1 … Alt+9 and of the screen: those of a group stand together, the
// groups in their order. Adding a screen: one entry among those of its group.
import type { RouteComponent } from '@tanstack/react-router';
import {
  BookOpenCheck,
  ChartNoAxesColumn,
  Eye,
  GraduationCap,
  IdCard,
  Inbox,
  LockKeyhole,
  type LucideIcon,
  MessageSquareWarning,
  PackageCheck,
  RefreshCw,
  ScrollText,
  SlidersHorizontal,
  Sunrise,
  TriangleAlert,
  UsersRound,
} from 'lucide-react';
import { lazy } from 'react';
import type { Role } from '#core/access/staff/contract.ts';
import type { InspectionSection } from '#core/foundation/wire/inspection-mark.ts';
import type { Visit } from '../api/session.ts';
import type { MessageId } from '../i18n/messages.ts';

/** The groups of the navigation, in its order. */
export const sectionGroups = ['day', 'office', 'oversight'] as const;
export type SectionGroup = (typeof sectionGroups)[number];

export type Section = {
  path: `/${string}`;
  group: SectionGroup;
  label: MessageId;
  /** What F1 says on this screen. */
  help: MessageId;
  icon: LucideIcon;
  roles: readonly Role[];
  /** Which part of the records it shows to an inspector with a code; left out, none. */
  opens?: InspectionSection;
  screen: RouteComponent;
};

const counter: readonly Role[] = ['clerk', 'manager'];
const everyone: readonly Role[] = ['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'];
const manager: readonly Role[] = ['manager'];
const supervisors: readonly Role[] = ['manager', 'inspector'];

export const sections: readonly Section[] = [
  {
    path: '/',
    group: 'day',
    label: 'app.section.morning',
    help: 'app.help.morning',
    icon: Sunrise,
    roles: counter,
    screen: lazy(async () => ({
      default: (await import('./pages/morning-page.tsx')).MorningPage,
    })),
  },
  {
    path: '/counter',
    group: 'day',
    label: 'app.section.counter',
    help: 'app.help.counter',
    icon: UsersRound,
    roles: counter,
    screen: lazy(async () => ({
      default: (await import('../features/counter/visits/counter-screen.tsx')).CounterScreen,
    })),
  },
  {
    path: '/day-close',
    group: 'day',
    label: 'app.section.dayClose',
    help: 'app.help.dayClose',
    icon: LockKeyhole,
    roles: manager,
    screen: lazy(async () => ({
      default: (await import('../features/closing/day-close/day-close-screen.tsx')).DayCloseScreen,
    })),
  },
  {
    path: '/complaints',
    group: 'day',
    label: 'app.section.complaints',
    help: 'app.help.complaints',
    icon: MessageSquareWarning,
    roles: counter,
    screen: lazy(async () => ({
      default: (await import('../features/counter/complaints/complaints-screen.tsx')).ComplaintsScreen,
    })),
  },
  {
    path: '/inbox',
    group: 'day',
    label: 'app.section.inbox',
    help: 'app.help.inbox',
    icon: Inbox,
    roles: counter,
    screen: lazy(async () => ({
      default: (await import('../features/counter/inbox/inbox-screen.tsx')).InboxScreen,
    })),
  },
  {
    path: '/sync',
    group: 'office',
    label: 'app.section.sync',
    help: 'app.help.sync',
    icon: RefreshCw,
    roles: everyone,
    screen: lazy(async () => ({
      default: (await import('../features/replication/sync/sync-screen.tsx')).SyncScreen,
    })),
  },
  {
    path: '/staff',
    group: 'office',
    label: 'app.section.staff',
    help: 'app.help.staff',
    icon: IdCard,
    roles: manager,
    screen: lazy(async () => ({
      default: (await import('./pages/staff-page.tsx')).StaffPage,
    })),
  },
  {
    path: '/settings',
    group: 'office',
    label: 'app.section.settings',
    help: 'app.help.settings',
    icon: SlidersHorizontal,
    roles: counter,
    screen: lazy(async () => ({
      default: (await import('./pages/settings-page.tsx')).SettingsPage,
    })),
  },
  {
    path: '/equipment',
    group: 'office',
    label: 'app.section.equipment',
    help: 'app.help.equipment',
    icon: PackageCheck,
    roles: everyone,
    screen: lazy(async () => ({
      default: (await import('../features/assets/equipment/equipment-screen.tsx')).EquipmentScreen,
    })),
  },
  {
    path: '/training',
    group: 'office',
    label: 'app.section.training',
    help: 'app.help.training',
    icon: GraduationCap,
    roles: everyone,
    screen: lazy(async () => ({
      default: (await import('../features/assets/training/training-screen.tsx')).TrainingScreen,
    })),
  },
  {
    path: '/supervision',
    group: 'oversight',
    label: 'app.section.supervision',
    help: 'app.help.supervision',
    icon: ChartNoAxesColumn,
    roles: supervisors,
    opens: 'supervision',
    screen: lazy(async () => ({
      default: (await import('../features/oversight/supervision/supervision-screen.tsx')).SupervisionScreen,
    })),
  },
  {
    path: '/day-sheets',
    group: 'oversight',
    label: 'app.section.daySheets',
    help: 'app.help.daySheets',
    icon: ScrollText,
    roles: ['inspector'],
    opens: 'dayClose',
    screen: lazy(async () => ({
      default: (await import('../features/closing/day-close/day-sheets-screen.tsx')).DaySheetsScreen,
    })),
  },
  {
    path: '/journal',
    group: 'oversight',
    label: 'app.section.journal',
    help: 'app.help.journal',
    icon: BookOpenCheck,
    roles: supervisors,
    opens: 'records',
    screen: lazy(async () => ({
      default: (await import('../features/oversight/records/journal-screen.tsx')).JournalScreen,
    })),
  },
  {
    path: '/violations',
    group: 'oversight',
    label: 'app.section.violations',
    help: 'app.help.violations',
    icon: TriangleAlert,
    roles: everyone,
    opens: 'violations',
    screen: lazy(async () => ({
      default: (await import('../features/oversight/violations/violations-screen.tsx')).ViolationsScreen,
    })),
  },
  {
    path: '/looks',
    group: 'oversight',
    label: 'app.section.looks',
    help: 'app.help.looks',
    icon: Eye,
    roles: manager,
    screen: lazy(async () => ({
      default: (await import('../features/access/access-log/looks-screen.tsx')).LooksScreen,
    })),
  },
];

/** The sections that somebody may open; of a visit only what its code opens. Core decides again at every call. */
export function sectionsOf(role: Role, visit: Visit | null = null): readonly Section[] {
  return sections.filter(
    ({ roles, opens }) =>
      roles.includes(role) && (visit === null || (opens !== undefined && visit.sections.includes(opens))),
  );
}
