// The dependency rule of the codebase (one direction), checked by `npm run check` and proven by
// tests/architecture: renderer → contracts · router → commands, queries → rules · apply, queries → db.
const { coreLayers } = require('./core-layers.cjs');
const { programLayers } = require('./program-layers.cjs');
const { rendererLayers } = require('./renderer-layers.cjs');

const foundation = '^core/foundation/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      // Of no kind: a circle of types is a circle too.
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: '^(electron|renderer|province|build|tests)/' },
    },
    {
      name: 'db-knows-nobody',
      severity: 'error',
      from: { path: '^db/', pathNot: '^db/schema/' },
      to: { path: '^(core|electron|renderer|province|build|tests)/' },
    },
    {
      // A list of values (a kind, a reason, an outcome) is written once, in the contract of its duty; a column takes its type.
      name: 'schema-knows-types-of-contracts-only',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: {
        path: '^(core|electron|renderer|province|build|tests)/',
        pathNot: '^core/.+/contract\\.ts$',
      },
    },
    {
      name: 'schema-knows-types-of-contracts-only',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: { path: '^core/.+/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'province-shares-text-and-wire-only',
      severity: 'error',
      from: { path: '^province/' },
      // And one rule for passwords: what is guessed at the desk is guessed at the province. And one definition of each report.
      to: {
        path: '^(core|db|electron|renderer|build|tests)/',
        pathNot: '^core/foundation/(text|wire|passwords|calendar|reporting)/',
      },
    },
    {
      name: 'renderer-sees-contracts-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: {
        path: '^(core|db|electron|province|build|tests)/',
        pathNot: [foundation, '^core/.+/(contract|rules)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderer-never-hashes',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^core/foundation/wire/(chain|signature|signed-statements)\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^core/.+/(rules|contract)\\.ts$' },
      to: { path: '^(core|db)/', pathNot: [foundation, '^core/.+/(contract|rules)\\.ts$'] },
    },
    {
      name: 'rules-use-no-node',
      severity: 'error',
      from: {
        path: ['^core/.+/(rules|contract)\\.ts$', '^core/foundation/(text|money|calendar|identifiers)/'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rules-return-their-refusals',
      severity: 'error',
      from: { path: '^core/.+/rules\\.ts$' },
      to: { path: '^core/foundation/problems/problem-error\\.ts$' },
    },
    {
      name: 'tables-belong-to-apply-and-queries',
      severity: 'error',
      from: {
        path: '^core/',
        pathNot: '(apply|queries|statements|-store|device-identity|derived-tables)\\.ts$',
      },
      to: { path: '^db/schema/' },
    },
    {
      name: 'commands-know-no-router',
      severity: 'error',
      from: { path: '^core/.+/(commands|queries|apply|rules|entries)\\.ts$' },
      to: {
        path: ['^core/.+/router\\.ts$', '^core/app/', '^core/access/request-context/trpc\\.ts$'],
      },
    },
    {
      name: 'shell-without-screens',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|province|build|tests)/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(core|db|electron|renderer|province|build)/' },
      to: { path: '^tests/' },
    },
    ...coreLayers,
    ...programLayers,
    ...rendererLayers,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|\\.cache|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.cjs', '.mjs', '.js', '.json'],
    },
  },
};
