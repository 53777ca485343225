// The dependency rule is checked by machine. This proves that the check sees the files and refuses what is forbidden.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

const importFees = "import '#renderer/features/fees/fee-lines.ts';\n";
const typeOfFees = "export type { Tariff } from '#renderer/features/fees/fee-lines.ts';\n";

describe('the import rules', () => {
  const written: string[] = [];
  afterEach(() => {
    for (const file of written.splice(0)) rmSync(file, { force: true });
    rmSync(path.join(root, 'core/probe'), { recursive: true, force: true });
    rmSync(path.join(root, 'renderer/features/probe'), { recursive: true, force: true });
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
    ['province/probe-core.ts', "import '#core/open-desk.ts';\n", 'province-shares-the-wire-only'],
    ['renderer/probe-db.ts', "import '#db/open-store.ts';\n", 'renderer-sees-contracts-only'],
    ['renderer/probe-commands.ts', "import '#core/visits/commands.ts';\n", 'renderer-sees-contracts-only'],
    ['core/probe/rules.ts', "import 'node:fs';\n", 'rules-use-no-node'],
    ['core/probe/commands.ts', "import '#db/schema/visits.ts';\n", 'tables-belong-to-apply-and-queries'],
    ['renderer/features/probe/app.ts', "import '#renderer/app/router.tsx';\n", 'app-is-the-top-storey'],
    ['renderer/frame/probe-app.ts', "import '#renderer/app/router.tsx';\n", 'app-is-the-top-storey'],
    ['renderer/frame/probe-duty.ts', importFees, 'frame-knows-no-feature'],
    ['renderer/ui/probe-duty.ts', importFees, 'frame-knows-no-feature'],
    ['renderer/api/probe-frame.ts', "import '#renderer/frame/drafts.ts';\n", 'parts-know-no-frame'],
    ['renderer/ui/probe-api.ts', "import '#renderer/api/client.ts';\n", 'components-ask-nothing'],
    ['renderer/i18n/probe-ui.ts', "import '#renderer/ui/bdi.tsx';\n", 'words-know-no-component'],
    ['renderer/features/probe/fees.ts', importFees, 'features-know-named-ones-only'],
    ['renderer/features/premises/probe-fees.ts', importFees, 'features-know-named-ones-only'],
    ['renderer/features/probe/type.ts', typeOfFees, 'features-know-named-ones-only'],
  ])('refuse %s', (file, text, rule) => {
    const { summary } = cruise([write(file, text)]);
    expect(summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('let the features know each other in one direction', () => {
    const { neighbours } = createRequire(import.meta.url)('../../build/renderer-storeys.cjs') as {
      neighbours: Record<string, readonly string[]>;
    };
    const reach = (name: string, above: readonly string[]): void => {
      expect(above, `${[...above, name].join(' → ')} is a circle`).not.toContain(name);
      for (const known of neighbours[name] ?? []) reach(known, [...above, name]);
    };
    for (const name of Object.keys(neighbours)) reach(name, []);
  });
});
