// The sections of the application, in the order of the screen: group by group, in each those of the features in their order.
import type { RouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { Role } from '#core/access/staff/contract.ts';
import { type FeatureSection, sectionGroups } from '#renderer/frame/feature.ts';
import type { Visit } from '../api/session.ts';
import { features } from './features.ts';

export type Section = FeatureSection & {
  screen: RouteComponent;
  /** The digit of its key Alt+1 … Alt+9; null: it has none. */
  digit: number | null;
};

/** The screens that are put together from features of several layers. */
const pages: Readonly<Record<string, RouteComponent>> = {
  '/': lazy(async () => ({ default: (await import('./pages/morning-page.tsx')).MorningPage })),
  '/staff': lazy(async () => ({ default: (await import('./pages/staff-page.tsx')).StaffPage })),
  '/settings': lazy(async () => ({ default: (await import('./pages/settings-page.tsx')).SettingsPage })),
};

function withScreen(section: FeatureSection): Omit<Section, 'digit'> {
  const screen = section.screen ?? pages[section.path];
  if (screen === undefined) throw new Error(`the section ${section.path} has no screen`);
  return { ...section, screen };
}

const all = sectionGroups.flatMap((group) =>
  features.flatMap(({ section }) => (section?.group === group ? [withScreen(section)] : [])),
);

const listed = all.filter(({ isUnlisted }) => isUnlisted !== true);
const ofManagers = listed.filter(({ roles }) => roles.includes('manager'));

/** A section's key is its place among the manager's: it means the same for everybody. */
export const sections: readonly Section[] = all.map((section) => {
  const place = ofManagers.indexOf(section);
  return { ...section, digit: place < 0 || place >= 9 ? null : place + 1 };
});

/** The first page of each role, which has the first key. */
const homes: Readonly<Record<Role, string>> = {
  clerk: '/',
  manager: '/',
  legal_expert: '/legal',
  it_expert: '/pcs',
  inspector: '/inspection',
};

/** The path of the section that an address belongs to: what follows names a part of its screen. */
export const sectionPathOf = (pathname: string): string => `/${pathname.split('/')[1] ?? ''}`;

/**
 * The address to which a sign-in leads (D20.121): the clerk at once to the counter, once the day is open; everybody else to the first
 * page of their role. An inspector's code may open another part of the records alone.
 */
export function homeOf(role: Role, own: readonly Section[], isDayOpen: boolean): string {
  const home = role === 'clerk' && isDayOpen ? '/counter' : homes[role];
  return own.some(({ path }) => path === home) ? home : (own[0]?.path ?? '/');
}

/**
 * The sections that somebody may open: `serves` adds those of the counter for an expert who was introduced for sections (D11.81); of a
 * visit only what its code opens. Core decides again at every call. The first key leads to the first page of the role, every other one
 * where it leads the manager.
 */
export function sectionsOf(role: Role, visit: Visit | null = null, serves = false): readonly Section[] {
  const own = sections.filter(
    ({ roles, opens }) =>
      (roles.includes(role) || (serves && roles.includes('clerk'))) &&
      (visit === null || (opens !== undefined && visit.sections.includes(opens))),
  );
  const isHome = ({ path }: Section): boolean => path === homes[role];
  const first = own.some(isHome) ? 1 : null;
  // What a role is for stands first in its group.
  return sectionGroups
    .map((group) => own.filter((section) => section.group === group))
    .flatMap((ofGroup) => [...ofGroup.filter(isHome), ...ofGroup.filter((section) => !isHome(section))])
    .map((section) => ({
      ...section,
      digit: isHome(section) ? 1 : section.digit === first ? null : section.digit,
    }));
}
