// The rules of the layers of core. Their order, the modules of each and whom a module knows beside it are read from the tables of
// core/README.md, which say them once: a module knows the layers below its own, and in its own layer the neighbours named there.
const { readFileSync } = require('node:fs');
const path = require('node:path');

/** By layer, lowest first: its modules, and the neighbours that each knows. A layer without a table is one module. */
const layers = readLayers(readFileSync(path.join(__dirname, '../core/README.md'), 'utf8'));

/** Reads a heading `### layer` a layer, and below it a row `| layer/module | is | knows | rules |` a module. */
function readLayers(readme) {
  const found = {};
  const [, modules = ''] = readme.split('\n## Modules\n');
  for (const line of (modules.split('\n## ')[0] ?? '').split('\n')) {
    const [, layer] = /^### (\S+)$/.exec(line) ?? [];
    if (layer !== undefined) found[layer] = {};
    const [, of, module, known] = /^\| `([\w-]+)\/([\w-]+)` *\|[^|]+\|([^|]*)\|/.exec(line) ?? [];
    if (of === undefined) continue;
    if (found[of] === undefined)
      throw new Error(`core/README.md has ${of}/${module} outside the table of ${of}`);
    found[of][module] = known.split(',').flatMap((one) => one.trim() || []);
  }
  return found;
}

/** Layers that stand side by side: neither knows the other, whatever their order above. */
const apart = [['replication', 'assets']];

const names = Object.keys(layers);
const under = (...folders) => folders.map((folder) => `^core/${folder}/`);

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const coreLayers = [
  ...names.map((layer, at) => ({
    name: 'core-layers-run-down',
    severity: 'error',
    from: { path: under(layer) },
    to: { path: '^core/', pathNot: under(...names.slice(0, at + 1)) },
  })),
  ...apart.flatMap(([one, other]) =>
    [
      [one, other],
      [other, one],
    ].map(([from, to]) => ({
      name: 'core-layers-side-by-side',
      severity: 'error',
      from: { path: under(from) },
      to: { path: under(to) },
    })),
  ),
  ...names.flatMap((layer) =>
    Object.entries(layers[layer]).map(([module, known]) => ({
      name: 'core-modules-know-named-ones-only',
      severity: 'error',
      from: { path: under(`${layer}/${module}`) },
      to: { path: under(layer), pathNot: under(...[module, ...known].map((one) => `${layer}/${one}`)) },
    })),
  ),
];

/** A module says itself what it offers: whoever imports through another one cannot be seen. The list of the duties is one. */
coreLayers.push({
  name: 'core-modules-pass-nothing-on',
  severity: 'error',
  from: { path: '^core/([^/]+/[^/]+)/', pathNot: '^core/app/registry/duties\\.ts$' },
  to: { path: '^core/', pathNot: '^core/$1/', dependencyTypes: ['export'] },
});

module.exports = { layers, apart, coreLayers };
