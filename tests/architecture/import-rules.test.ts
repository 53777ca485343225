// The dependency rule is checked by machine. This proves that the check sees the files and refuses what is forbidden.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['core', 'db', 'electron', 'renderer', 'province', 'build'];

type Cruise = {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
};

function cruise(paths: readonly string[]): Cruise {
  const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [depcruise, '--config', 'build/import-rules.cjs', '--output-type', 'json', ...paths];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 }),
    ) as Cruise;
  } catch (error) {
    // With violations it exits with their number; the report is on standard output all the same.
    if (error instanceof Error && 'stdout' in error) return JSON.parse(String(error.stdout)) as Cruise;
    throw error;
  }
}

describe('the import rules', () => {
  const written: string[] = [];
  afterEach(() => {
    for (const file of written.splice(0)) rmSync(file, { force: true });
    rmSync(path.join(root, 'core/probe'), { recursive: true, force: true });
  });

  function write(file: string, text: string): string {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    written.push(full);
    return file;
  }

  it('hold for every file of the house, and see them all', () => {
    const { summary } = cruise(folders);
    expect(summary.violations).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(300);
  });

  it.each([
    ['core/leaves/wire/probe-shell.ts', "import '#electron/office-folder.ts';\n", 'core-knows-no-shell'],
    ['db/probe-core.ts', "import '#core/leaves/wire/contract.ts';\n", 'db-knows-nobody'],
    ['province/probe-core.ts', "import '#core/desk.ts';\n", 'province-shares-the-wire-only'],
    ['renderer/probe-db.ts', "import '#db/open-store.ts';\n", 'renderer-sees-contracts-only'],
    ['renderer/probe-commands.ts', "import '#core/visits/commands.ts';\n", 'renderer-sees-contracts-only'],
    ['core/probe/rules.ts', "import 'node:fs';\n", 'rules-use-no-node'],
    ['core/probe/commands.ts', "import '#db/schema/visits.ts';\n", 'tables-belong-to-apply-and-queries'],
  ])('refuse %s', (file, text, rule) => {
    const { summary } = cruise([write(file, text)]);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });
});
