// The dependency rule is checked by machine. This proves that the check sees the files and refuses what is forbidden.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { namedTables, readTables } from '#build/raw-sql.ts';
import { projectCopy } from '#tests/support/project-copy.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['core', 'db', 'electron', 'renderer', 'province', 'build'];

type Cruise = {
  modules: { source: string }[];
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
};

function cruise(paths: readonly string[], cwd = root): Cruise {
  const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [depcruise, '--config', 'build/import-rules.cjs', '--output-type', 'json', ...paths];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 }),
    ) as Cruise;
  } catch (error) {
    // With violations it exits with their number; the report is on standard output all the same.
    if (error instanceof Error && 'stdout' in error) return JSON.parse(String(error.stdout)) as Cruise;
    throw error;
  }
}

/** The layers of the renderer's features, lowest first, with whom each feature knows beside it. */
const { featureLayers } = createRequire(import.meta.url)('../../build/renderer-layers.cjs') as {
  featureLayers: Record<string, Record<string, readonly string[]>>;
};
const features = Object.entries(featureLayers).flatMap(([layer, known]) =>
  Object.entries(known).map(([feature, beside]) => ({ layer, feature, beside, all: Object.keys(known) })),
);
const importOfFeature = (folder: string): string => {
  const [file = ''] = globSync(`renderer/features/${folder}/**/*.ts{,x}`, { cwd: root }).sort();
  return `import '#${file}';\n`;
};
/** The layers of the province and of the electron program, lowest first. */
const { programs } = createRequire(import.meta.url)('../../build/program-layers.cjs') as {
  programs: Record<string, readonly Record<string, readonly string[]>[]>;
};
const importFees = "import '#renderer/features/counter/fees/fee-lines.ts';\n";
const typeOfFees = "export type { Tariff } from '#renderer/features/counter/fees/fee-lines.ts';\n";

/** The layers of core, lowest first, with their modules and whom each knows beside it. */
const { layers } = createRequire(import.meta.url)('../../build/core-layers.cjs') as {
  layers: Record<string, Record<string, readonly string[]>>;
};
const modules = Object.entries(layers).flatMap(([layer, known]) =>
  Object.keys(known).map((module) => ({
    layer,
    module,
    known: known[module] ?? [],
    all: Object.keys(known),
  })),
);
const importOfModule = (folder: string): string => {
  const [file = ''] = globSync(`core/${folder}/**/*.ts`, { cwd: root }).sort();
  return `import '#${file}';\n`;
};
/** Every module with one beside it that it does not know. */
const besides = modules.flatMap(({ layer, module, known, all }) =>
  all
    .filter((other) => other !== module && !known.includes(other))
    .slice(0, 1)
    .map(
      (other) =>
        [
          'core-modules-know-named-ones-only',
          `core/${layer}/${module}/probe-beside.ts`,
          importOfModule(`${layer}/${other}`),
        ] as const,
    ),
);
/** Every layer with the one above it. */
const above = Object.keys(layers).flatMap((layer, at, all) =>
  all
    .slice(at + 1, at + 2)
    .map(
      (next) => ['core-layers-run-down', `core/${layer}/probe-layer/up.ts`, importOfModule(next)] as const,
    ),
);

/** For every rule, something that it refuses: files, and the rule that names them. */
const probes: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-cycles', 'core/foundation/text/probe-one.ts', "import './probe-two.ts';\n"],
  ['no-cycles', 'core/foundation/text/probe-two.ts', "import './probe-one.ts';\n"],
  // A circle of types alone, of which one half is deeper in.
  ['no-cycles', 'core/probe/one.ts', "import type { Two } from './deep/two.ts';\nexport type One = Two;\n"],
  ['no-cycles', 'core/probe/deep/two.ts', "import type { One } from '../one.ts';\nexport type Two = One;\n"],
  ['no-unresolvable', 'core/probe/lost.ts', "import './nowhere.ts';\n"],
  ['core-knows-no-shell', 'core/probe/shell.ts', "import '#electron/files/office-folder.ts';\n"],
  ['db-knows-nobody', 'db/probe-core.ts', "import '#core/foundation/wire/contract.ts';\n"],
  [
    'schema-knows-types-of-contracts-only',
    'db/schema/probe-value.ts',
    "import '#core/counter/inbox/contract.ts';\n",
  ],
  [
    'schema-knows-types-of-contracts-only',
    'db/schema/probe-entry.ts',
    "export type { inboxReceived } from '#core/counter/inbox/entries.ts';\n",
  ],
  [
    'province-shares-text-and-wire-only',
    'province/probe-core.ts',
    "import '#core/app/opening/open-desk.ts';\n",
  ],
  ['renderer-sees-contracts-only', 'renderer/probe-db.ts', "import '#db/open-store.ts';\n"],
  [
    'renderer-sees-contracts-only',
    'renderer/probe-commands.ts',
    "import '#core/counter/visit-acts/commands.ts';\n",
  ],
  ['renderer-never-hashes', 'renderer/probe-hash.ts', "import '#core/foundation/wire/chain.ts';\n"],
  ['rules-are-pure', 'core/probe/rules.ts', "import '#core/counter/visits/queries.ts';\n"],
  ['rules-are-pure', 'core/probe/deep/rules.ts', "import '#core/counter/visits/queries.ts';\n"],
  ['rules-use-no-node', 'core/probe/contract.ts', "import 'node:fs';\n"],
  ['rules-use-no-node', 'core/probe/deep/contract.ts', "import 'node:fs';\n"],
  ['rules-use-no-node', 'core/foundation/money/probe-node.ts', "import 'node:fs';\n"],
  [
    'rules-return-their-refusals',
    'core/probe/refusing/rules.ts',
    "import '#core/foundation/problems/problem-error.ts';\n",
  ],
  ['tables-belong-to-apply-and-queries', 'core/probe/views.ts', "import '#db/schema/counter/visits.ts';\n"],
  ['commands-know-no-router', 'core/probe/commands.ts', "import '#core/counter/visit-acts/router.ts';\n"],
  [
    'commands-know-no-router',
    'core/probe/deep/queries.ts',
    "import '#core/access/request-context/trpc.ts';\n",
  ],
  ['shell-without-screens', 'electron/probe-screen.ts', "import '#renderer/api/topics.ts';\n"],
  ['product-without-tests', 'build/probe-tests.ts', "import '#tests/support/office.ts';\n"],
  ['program-layers-run-down', 'province/store/probe-up.ts', "import '#province/http/context.ts';\n"],
  ['program-layers-run-down', 'province/page/probe-top.ts', "import '#province/app.ts';\n"],
  [
    'program-layers-run-down',
    'province/projection/probe-type.ts',
    "export type { Context } from '#province/http/context.ts';\n",
  ],
  ['program-layers-run-down', 'electron/files/probe-up.ts', "import '#electron/opening/opening.ts';\n"],
  ['program-layers-run-down', 'electron/shell/probe-top.ts', "import '#electron/main.ts';\n"],
  [
    'program-modules-know-named-ones-only',
    'province/accounts/probe-beside.ts',
    "import '#province/server-keys/identity.ts';\n",
  ],
  [
    'program-modules-know-named-ones-only',
    'electron/host/probe-beside.ts',
    "import '#electron/shell/page-policy.ts';\n",
  ],
  ...above,
  ...besides,
  // Types alone, and a layer that stands lower in the list and is none below.
  [
    'core-layers-run-down',
    'core/access/staff/probe-type.ts',
    "export type { VisitRow } from '#core/counter/visits/contract.ts';\n",
  ],
  ['core-layers-side-by-side', 'core/assets/photos/probe-apart.ts', importOfModule('replication/sync')],
  ['core-layers-side-by-side', 'core/replication/sync/probe-apart.ts', importOfModule('assets/photos')],
  [
    'core-modules-pass-nothing-on',
    'core/access/staff/probe-on.ts',
    "export { idSchema } from '#core/foundation/wire/contract.ts';\n",
  ],
  ['app-is-the-top-layer', 'renderer/features/probe/probe/app.ts', "import '#renderer/app/router.tsx';\n"],
  ['app-is-the-top-layer', 'renderer/frame/probe-app.ts', "import '#renderer/app/router.tsx';\n"],
  ['frame-knows-no-feature', 'renderer/frame/probe-duty.ts', importFees],
  ['frame-knows-no-feature', 'renderer/ui/probe-duty.ts', importFees],
  ['parts-know-no-frame', 'renderer/api/probe-frame.ts', "import '#renderer/frame/drafts.ts';\n"],
  ['components-ask-nothing', 'renderer/ui/probe-api.ts', "import '#renderer/api/client.ts';\n"],
  ['words-know-no-component', 'renderer/i18n/probe-ui.ts', "import '#renderer/ui/bdi.tsx';\n"],
  // Every layer of features with the one above it, and every feature with one beside it that it does not know.
  ...Object.keys(featureLayers).flatMap((layer, at, all) =>
    all
      .slice(at + 1, at + 2)
      .map(
        (next) =>
          [
            'feature-layers-run-down',
            `renderer/features/${layer}/probe-layer/up.ts`,
            importOfFeature(next),
          ] as const,
      ),
  ),
  ...features.flatMap(({ layer, feature, beside, all }) =>
    all
      .filter((other) => other !== feature && !beside.includes(other))
      .slice(0, 1)
      .map(
        (other) =>
          [
            'features-know-named-ones-only',
            `renderer/features/${layer}/${feature}/probe-beside.ts`,
            importOfFeature(`${layer}/${other}`),
          ] as const,
      ),
  ),
  ['feature-layers-run-down', 'renderer/features/access/staff/probe-type.ts', typeOfFees],
  [
    'feature-layers-side-by-side',
    'renderer/features/assets/settings/probe-apart.ts',
    importOfFeature('replication/sync'),
  ],
  [
    'feature-layers-side-by-side',
    'renderer/features/replication/sync/probe-apart.ts',
    importOfFeature('assets/settings'),
  ],
];

const ruleNames = (
  createRequire(import.meta.url)('../../build/import-rules.cjs') as { forbidden: { name: string }[] }
).forbidden.map(({ name }) => name);

/** The codebase and the probes in it, looked at in one run: in a copy, so that whoever is killed here leaves nothing behind. */
function cruiseWithProbes(): Cruise {
  const copy = mkdtempSync(path.join(tmpdir(), 'pishkhan-probes-'));
  try {
    projectCopy(copy, ['tests/support']);
    for (const [, file, text] of probes) {
      mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(copy, file), text);
    }
    return cruise(folders, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

describe('the import rules', () => {
  const probeFiles = new Set(probes.map(([, file]) => file));
  let violations: Cruise['summary']['violations'] = [];
  let files: string[] = [];
  beforeAll(() => {
    const cruised = cruiseWithProbes();
    violations = cruised.summary.violations;
    files = cruised.modules.map(({ source }) => source);
  });

  it('hold for every file of the codebase and the tests’ own that it reaches, and see them all', () => {
    const ofNoProbe = violations.filter(({ from, to }) => !probeFiles.has(from) && !probeFiles.has(to));
    expect(ofNoProbe).toEqual([]);
    const all = globSync(`{${folders.join()}}/**/*.{ts,tsx,cjs}`, { cwd: root });
    expect(all.length).toBeGreaterThan(500);
    const seen = new Set(files);
    expect(all.filter((file) => !seen.has(file))).toEqual([]);
  });

  it('are each proved by a probe', () => {
    expect([...new Set(ruleNames)].sort()).toEqual([...new Set(probes.map(([rule]) => rule))].sort());
  });

  describe('refuse', () => {
    it.each(probes)('%s: %s', (rule, file) => {
      // A circle is told once, from one of its files.
      const named = violations.filter(
        ({ from, to }) => from === file || (rule === 'no-cycles' && to === file),
      );
      expect(named.map((violation) => violation.rule.name)).toContain(rule);
    });
  });

  it.each(Object.entries(programs))('know every folder of %s once', (program, layers) => {
    const listed = layers.flatMap((layer) => Object.keys(layer));
    const folders = globSync(`${program}/*/*.ts`, { cwd: root }).map((file) => file.split('/')[1]);
    expect([...listed].sort()).toEqual([...new Set(folders)].sort());
  });

  it('know every folder of core, and every neighbour that they name is used, by import or for its tables', async () => {
    const tables = await readTables(root);
    const foldersOf = (folder: string): string[] =>
      readdirSync(path.join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    expect(Object.keys(layers).sort()).toEqual(foldersOf('core'));
    for (const [layer, known] of Object.entries(layers)) {
      if (Object.keys(known).length === 0) continue;
      expect(Object.keys(known).sort(), layer).toEqual(foldersOf(`core/${layer}`));
    }
    for (const { layer, module, known } of modules) {
      const text = globSync(`core/${layer}/${module}/**/*.ts`, { cwd: root })
        .map((file) => readFileSync(path.join(root, file), 'utf8'))
        .join('\n');
      const schemas = new Set(namedTables(text).map((table) => tables.get(table)));
      const unused = known.filter(
        (other) =>
          !text.includes(`'#core/${layer}/${other}/`) &&
          !text.includes(`'#db/schema/${layer}/${other}.ts'`) &&
          !schemas.has(`${layer}/${other}`),
      );
      expect(unused, `${layer}/${module}`).toEqual([]);
    }
  });

  it('let the modules of a layer of core know each other in one direction', () => {
    for (const { layer, module, known } of modules) {
      const before = Object.keys(layers[layer] ?? {});
      // Listed from below: nobody knows one that comes later, so nobody comes back to themself.
      const later = known.filter((other) => before.indexOf(other) >= before.indexOf(module));
      expect(later, `${layer}/${module}`).toEqual([]);
    }
  });

  it('know every feature of the renderer, and let those of a layer know each other in one direction', () => {
    const folders = globSync('renderer/features/*/*/*.ts{,x}', { cwd: root }).map((file) =>
      file.split('/').slice(2, 4).join('/'),
    );
    const named = features.map(({ layer, feature }) => `${layer}/${feature}`);
    expect(named.toSorted()).toEqual([...new Set(folders)].sort());
    for (const { layer, feature, beside } of features) {
      const known = (name: string): readonly string[] => featureLayers[layer]?.[name] ?? [];
      const reach = (name: string, above: readonly string[]): void => {
        expect(above, `${[...above, name].join(' → ')} is a circle`).not.toContain(name);
        for (const next of known(name)) reach(next, [...above, name]);
      };
      for (const next of beside) reach(next, [feature]);
    }
  });
});
