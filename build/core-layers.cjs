// The layers of core, lowest first: the one place where their order and who knows whom is said. A module knows the layers below its
// own, and in its own layer the neighbours named for it. core/README.md says the same in words.

/** By layer: its modules, and the neighbours that each knows. A layer without modules is one. */
const layers = {
  foundation: {
    text: [],
    calendar: ['text'],
    identifiers: ['text'],
    money: ['text'],
    images: [],
    problems: [],
    wire: ['calendar', 'text'],
    settlement: ['calendar', 'identifiers', 'money', 'problems', 'text'],
  },
  journal: {
    device: [],
    log: ['device'],
    verification: ['device', 'log'],
    witness: ['device', 'log'],
    'business-day': ['log'],
    office: ['log'],
  },
  access: {
    staff: [],
    'request-context': ['staff'],
    'access-log': ['request-context', 'staff'],
    clock: ['request-context', 'staff'],
    departures: ['request-context', 'staff'],
    postings: ['request-context', 'staff'],
    inspections: ['request-context', 'staff'],
    'second-factor': ['inspections', 'request-context', 'staff'],
    emergency: ['request-context', 'second-factor', 'staff'],
    'sign-in': [
      'departures',
      'emergency',
      'inspections',
      'postings',
      'request-context',
      'second-factor',
      'staff',
    ],
  },
  replication: { recovery: [], sync: [], peers: ['sync'], store: ['peers', 'sync'] },
  assets: { closures: [], photos: [], settings: [], training: [], equipment: ['photos'] },
  counter: {
    visits: [],
    identity: ['visits'],
    fees: ['identity', 'visits'],
    handovers: ['visits'],
    payments: ['fees', 'handovers', 'identity', 'visits'],
    complaints: ['visits'],
    prints: ['complaints', 'payments'],
    feedback: [],
    inbox: [],
    queue: [],
    search: ['complaints', 'payments', 'visits'],
    'visit-state': ['fees', 'identity', 'payments', 'visits'],
    'visit-acts': [
      'complaints',
      'feedback',
      'fees',
      'handovers',
      'identity',
      'payments',
      'queue',
      'visit-state',
      'visits',
    ],
  },
  closing: { 'day-close': [], premises: ['day-close'] },
  oversight: {
    records: [],
    'settings-history': [],
    supervision: [],
    shifts: ['records'],
    violations: ['records'],
  },
  app: {
    'first-run': [],
    registry: ['first-run'],
    checks: ['registry'],
    opening: ['checks', 'registry'],
    api: ['opening', 'registry'],
  },
  demo: {},
};

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
