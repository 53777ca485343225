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

/** The key of the place that a section has in a list. */
const inTurn = (section: Omit<Section, 'digit'>, place: number): number | null =>
  section.isUnlisted === true || place < 0 || place >= 9 ? null : place + 1;

const all = sectionGroups.flatMap((group) =>
  features.flatMap(({ section }) => (section?.group === group ? [withScreen(section)] : [])),
);

const listed = all.filter(({ isUnlisted }) => isUnlisted !== true);
const ofManagers = listed.filter(({ roles }) => roles.includes('manager'));

/** A section's key is its place among the manager's: it means the same for everybody of the office. */
export const sections: readonly Section[] = all.map((section) => ({
  ...section,
  digit: inTurn(section, ofManagers.indexOf(section)),
}));

/** The path of the section that an address belongs to: what follows names a part of its screen. */
export const sectionPathOf = (pathname: string): string => `/${pathname.split('/')[1] ?? ''}`;

/**
 * The address to which a sign-in leads (D20.121): the clerk at once to the counter, once the day is open; everybody else to the first
 * page of their role. An inspector's code may open another part of the records alone.
 */
export function homeOf(role: Role, own: readonly Section[], isDayOpen: boolean): string {
  const ofRole: Readonly<Record<Role, string>> = {
    clerk: isDayOpen ? '/counter' : '/',
    manager: '/',
    legal_expert: '/legal',
    it_expert: '/pcs',
    inspector: '/inspection',
  };
  return own.some(({ path }) => path === ofRole[role]) ? ofRole[role] : (own[0]?.path ?? '/');
}

/**
 * The sections that somebody may open: `serves` adds those of the counter for an expert who was introduced for sections (D11.81); of a
 * visit only what its code opens. Core decides again at every call. An inspector has other sections than the office, and keys for them
 * in turn.
 */
export function sectionsOf(role: Role, visit: Visit | null = null, serves = false): readonly Section[] {
  const own = sections.filter(
    ({ roles, opens }) =>
      (roles.includes(role) || (serves && roles.includes('clerk'))) &&
      (visit === null || (opens !== undefined && visit.sections.includes(opens))),
  );
  if (role !== 'inspector') return own;
  // The lines of the inspection are what a visit is for: they stand first in their group.
  const isHome = ({ path }: Section): boolean => path === '/inspection';
  const inOrder = sectionGroups
    .map((group) => own.filter((section) => section.group === group))
    .flatMap((ofGroup) => [...ofGroup.filter(isHome), ...ofGroup.filter((section) => !isHome(section))]);
  const shown = inOrder.filter(({ isUnlisted }) => isUnlisted !== true);
  return inOrder.map((section) => ({ ...section, digit: inTurn(section, shown.indexOf(section)) }));
}
