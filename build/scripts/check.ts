// `npm run check`: format, lint, types, import rules, styles, messages, dead code, then the unit and integration tests.
// Runs everything, so that one run tells all that is wrong; ends with a summary and a plain exit code.
import { inProject } from './places.ts';
import { runNode } from './run-command.ts';

const bin = (name: string) => inProject('node_modules', name);
const checks: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'check', '.']],
  ['types', [bin('typescript/bin/tsc'), '-b']],
  [
    'import rules',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      ...['--config', 'build/import-rules.cjs', 'core', 'db', 'electron', 'renderer', 'province', 'build'],
    ],
  ],
  ['styles', [bin('stylelint/bin/stylelint.mjs'), 'renderer/**/*.css', 'province/**/*.css']],
  ['messages', [inProject('build/scripts/check-messages.ts')]],
  ['numbers in sentences', [inProject('build/scripts/check-message-numbers.ts')]],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress']],
  ['code that only tests use', [bin('knip/bin/knip.js'), '--no-progress', '--production']],
  ['tests', [bin('vitest/vitest.mjs'), 'run', '--reporter=dot']],
];

const failed: string[] = [];
for (const [name, args] of checks) {
  process.stdout.write(`— ${name}\n`);
  const { code } = await runNode(args, { cwd: inProject(), show: true });
  if (code !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? 'All checks hold.\n' : `Not so: ${failed.join(', ')}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
