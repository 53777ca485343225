// The rows of docs/cheats.md: a cheat that once succeeded, its rule, the test that fails without it and the cheat that is planted.
import { readFileSync } from 'node:fs';
import { inProject } from '#build/scripts/places.ts';

export type KnownCheat = {
  readonly id: string;
  readonly rule: string;
  readonly test: string;
  readonly planted: string;
};

export const knownCheats = (): KnownCheat[] =>
  [
    ...readFileSync(inProject('docs/cheats.md'), 'utf8').matchAll(
      /^\| (K\d+) +\| [^|]+ \| ([A-Z]\d+(?:\.\d+)?) +\| (\S+) +\| ([^|]+?) +\|$/gm,
    ),
  ].map(([, id = '', rule = '', test = '', planted = '']) => ({ id, rule, test, planted }));
