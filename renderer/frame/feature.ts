// What a feature brings to the window, said once in its `feature.ts`: its section, and how its tasks look on the morning card.
import type { RouteComponent } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { createContext } from 'react';
import type { Role } from '#core/access/staff/contract.ts';
import type { InspectionSection } from '#core/foundation/wire/inspection-mark.ts';
import type { MessageId } from '../i18n/messages.ts';
import type { DutyId } from '../i18n/rule-sentences.ts';
import type { Tone } from '../ui/status-label.tsx';

/** The groups of the navigation, in its order. */
export const sectionGroups = ['day', 'office', 'oversight'] as const;
export type SectionGroup = (typeof sectionGroups)[number];

export type FeatureSection = {
  path: `/${string}`;
  group: SectionGroup;
  label: MessageId;
  /** What F1 says on this screen. */
  help: MessageId;
  icon: LucideIcon;
  roles: readonly Role[];
  /** Which part of the records it shows to an inspector with a code; left out, none. */
  opens?: InspectionSection;
  /** It has no place in the navigation and no key of its own: other screens and the palette lead to it. */
  isUnlisted?: true;
  /** The address may go on with the name of a part of the screen. */
  hasParts?: true;
  /** Left out where the screen is a page of `app/pages`. */
  screen?: RouteComponent;
};

/** A task of core (`duty.kind`) that has its sentences: `task.duty.kind` takes the count, `task.duty.kindWhat` says what to do. */
export type TaskName = {
  [Id in MessageId]: Id extends `task.${infer Name}What` ? Name : never;
}[MessageId];
export type TaskAppearance = {
  tone: Tone;
  status: MessageId;
  /** The section where it is done. */
  path: `/${string}`;
  /** The duty of the directive that asks for it. */
  rule?: DutyId;
};

export type Feature = {
  section?: FeatureSection;
  /** In the order of the card. */
  tasks?: Partial<Record<TaskName, TaskAppearance>>;
};

export const defineFeature = (feature: Feature): Feature => feature;

/** Who works at the counter. */
export const atCounter: readonly Role[] = ['clerk', 'manager'];
export const everyRole: readonly Role[] = ['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'];

/** Every feature of the window, in its order; whoever puts a page together provides them. */
export const Features = createContext<readonly Feature[]>([]);
