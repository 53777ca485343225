// The keys of the navigation count in the order that the eye reads it.
import { expect, test } from 'vitest';
import { homeOf, sections, sectionsOf } from '#renderer/app/sections.ts';
import { sectionGroups } from '#renderer/frame/feature.ts';

test('the order of keys is the order on screen, for every role', () => {
  for (const role of ['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'] as const) {
    const byKey = sectionsOf(role);
    const onScreen = sectionGroups.flatMap((group) => byKey.filter((section) => section.group === group));
    expect(onScreen.map(({ path }) => path)).toEqual(byKey.map(({ path }) => path));
  }
});

test('the first key leads to the first page of the role, and every other one to the same section for everybody', () => {
  const ofManager = new Map(sectionsOf('manager').map(({ path, digit }) => [path, digit]));
  const homes = {
    clerk: '/',
    manager: '/',
    legal_expert: '/legal',
    it_expert: '/pcs',
    inspector: '/inspection',
  };
  for (const role of ['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'] as const)
    for (const serves of [false, true]) {
      const own = sectionsOf(role, null, serves);
      expect(own.filter(({ digit }) => digit === 1).map(({ path }) => path)).toEqual([homes[role]]);
      for (const { path, digit } of own)
        if (digit !== 1 && path !== '/')
          expect([role, path, digit]).toEqual([role, path, ofManager.get(path) ?? null]);
    }
  expect(sectionsOf('clerk').map(({ digit }) => digit)).not.toContain(3);
});

test('the in-box stands beside the complaints, with the key after theirs', () => {
  const paths = sections.map(({ path }) => path);
  expect(paths.indexOf('/inbox')).toBe(paths.indexOf('/complaints') + 1);
});

test('D20.121 a sign-in leads to the home of the role, and an inspector to what the code opens', () => {
  const home = (role: Parameters<typeof homeOf>[0], isDayOpen = true) =>
    homeOf(role, sectionsOf(role), isDayOpen);
  expect(home('clerk')).toBe('/counter');
  // Before the day is open nothing can be served: the morning card comes first.
  expect(home('clerk', false)).toBe('/');
  expect(home('manager')).toBe('/');
  expect(home('legal_expert')).toBe('/legal');
  expect(home('it_expert')).toBe('/pcs');
  // An expert who was introduced for sections keeps the home of their post.
  expect(homeOf('it_expert', sectionsOf('it_expert', null, true), true)).toBe('/pcs');
  const visit = (...opened: NonNullable<Parameters<typeof sectionsOf>[1]>['sections']) =>
    homeOf('inspector', sectionsOf('inspector', { sections: opened, expiresAt: '' }), true);
  expect(visit('records', 'inspectionLines')).toBe('/inspection');
  expect(visit('violations')).toBe('/violations');
  const [first] = sectionsOf('inspector', { sections: ['records', 'inspectionLines'], expiresAt: '' });
  expect(first).toMatchObject({ path: '/inspection', digit: 1 });
});
