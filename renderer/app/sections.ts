// The sections of the application, in the order of Alt+1 … Alt+9 and of the screen: group by group, in each those of the features
// in their order.
import type { RouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { Role } from '#core/access/staff/contract.ts';
import { type FeatureSection, sectionGroups } from '#renderer/frame/feature.ts';
import type { Visit } from '../api/session.ts';
import { features } from './features.ts';

export type Section = FeatureSection & { screen: RouteComponent };

/** The screens that are put together from features of several layers. */
const pages: Readonly<Record<string, RouteComponent>> = {
  '/': lazy(async () => ({ default: (await import('./pages/morning-page.tsx')).MorningPage })),
  '/staff': lazy(async () => ({ default: (await import('./pages/staff-page.tsx')).StaffPage })),
  '/settings': lazy(async () => ({ default: (await import('./pages/settings-page.tsx')).SettingsPage })),
};

function withScreen(section: FeatureSection): Section {
  const screen = section.screen ?? pages[section.path];
  if (screen === undefined) throw new Error(`the section ${section.path} has no screen`);
  return { ...section, screen };
}

export const sections: readonly Section[] = sectionGroups.flatMap((group) =>
  features.flatMap(({ section }) => (section?.group === group ? [withScreen(section)] : [])),
);

/** The sections that somebody may open; of a visit only what its code opens. Core decides again at every call. */
export function sectionsOf(role: Role, visit: Visit | null = null): readonly Section[] {
  return sections.filter(
    ({ roles, opens }) =>
      roles.includes(role) && (visit === null || (opens !== undefined && visit.sections.includes(opens))),
  );
}
