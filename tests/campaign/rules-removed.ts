// Takes each rule that stops a cheat of docs/cheats.md out of a copy of the project, one after the other, and runs the test that the page
// names for it, or the rule itself; a test that is green without its rule proves nothing.
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '#build/scripts/places.ts';
import { runNode } from '#build/scripts/run-command.ts';
import { knownCheats } from '#tests/support/known-cheats.ts';
import { type Campaign, scratch } from './offices.ts';
import { type RemovedRule, removedRules } from './removed-rules.ts';

const copied = ['build', 'core', 'db', 'docs', 'electron', 'province', 'renderer', 'tests', 'package.json'];
const configs = ['tsconfig.base.json', 'tsconfig.json', 'vitest.config.ts'];

/** A run is every rule. */
export function rulesRemoved(): Campaign {
  const places = scratch();
  const root = places.folder();
  for (const name of [...copied, ...configs]) cpSync(inProject(name), join(root, name), { recursive: true });
  symlinkSync(inProject('node_modules'), join(root, 'node_modules'));
  const tests = (file: string, rule: string) =>
    runNode(
      [
        'node_modules/vitest/vitest.mjs',
        ...['run', '--maxWorkers=1', '--retry=0', file],
        ...['-t', `\\b${rule.replace('.', '\\.')}(?![0-9])`],
      ],
      { cwd: root, env: { ...process.env, PISHKHAN_TIER: 'release' } },
    );
  /** @returns what is wrong: the test of the rule is green without it */
  async function without(removed: RemovedRule): Promise<string | null> {
    const { rule, file, from, to } = removed;
    const test = testOf(removed);
    const place = join(root, file);
    const before = readFileSync(place, 'utf8');
    try {
      writeFileSync(
        place,
        before.replace(from, () => to),
      );
      const { code, output } = await tests(test, rule);
      const isRed = code !== 0 && /Tests .*\d+ failed/.test(output);
      process.stderr.write(`${rule}: ${isRed ? 'red' : 'green'} without it\n`);
      return isRed
        ? null
        : `${rule} was taken out of ${file}, and ${test} did not fail:\n${output.slice(-3000)}`;
    } finally {
      writeFileSync(place, before);
    }
  }
  return {
    size: removedRules.length,
    async run() {
      const wrong: string[] = [];
      for (const removed of removedRules) {
        const found = await without(removed);
        if (found !== null) wrong.push(found);
      }
      return wrong.length === 0 ? null : wrong.join('\n\n');
    },
    end: places.end,
  };
}

/** The test of a rule: its own, or the one that docs/cheats.md names. */
function testOf({ cheats, rule, test }: RemovedRule): string {
  if (test !== undefined) return test;
  const found = knownCheats().find((one) => cheats.includes(one.id) && one.rule === rule);
  if (found === undefined) throw new Error(`docs/cheats.md has no row of ${rule}`);
  return found.test;
}
