// The layers of the renderer: app → features → frame → ui, api, i18n. The features stand in the layers of core, lowest first: one
// knows features of layers below its own, and in its own layer those named for it. A page that shows features of several layers is
// put together in app/pages.

const { readdirSync } = require('node:fs');
const path = require('node:path');

/** The layers, lowest first. */
const order = ['access', 'replication', 'assets', 'counter', 'closing', 'oversight', 'app'];

/** The features that know others of their layer. Every other one knows none. */
const neighbours = {
  // The file of a person shows what is left to cut off, their letters and who worked in an emergency.
  'access/staff': ['departures', 'emergency', 'postings'],
  // The counter is one page made of the steps of other duties.
  'counter/visits': ['complaints', 'fees', 'handovers', 'identity', 'payments', 'queue'],
  'oversight/supervision': ['shifts'],
};

/** By layer: its features, which are the folders there, and the neighbours that each knows. */
const featureLayers = Object.fromEntries(
  order.map((layer) => {
    const folders = readdirSync(path.join(__dirname, '../renderer/features', layer), { withFileTypes: true });
    const features = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return [layer, Object.fromEntries(features.map((name) => [name, neighbours[`${layer}/${name}`] ?? []]))];
  }),
);

/** Layers that stand side by side, as in core: neither knows the other. */
const apart = [['replication', 'assets']];

const names = Object.keys(featureLayers);
const under = (...folders) => folders.map((folder) => `^renderer/features/${folder}/`);

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rendererLayers = [
  {
    name: 'app-is-the-top-layer',
    severity: 'error',
    from: { path: '^renderer/', pathNot: '^renderer/(app/|main\\.tsx$)' },
    to: { path: '^renderer/(app/|main\\.tsx$)' },
  },
  {
    name: 'frame-knows-no-feature',
    severity: 'error',
    from: { path: '^renderer/(frame|ui|api|i18n)/' },
    to: { path: '^renderer/features/' },
  },
  {
    name: 'parts-know-no-frame',
    severity: 'error',
    from: { path: '^renderer/(ui|api|i18n)/' },
    to: { path: '^renderer/frame/' },
  },
  {
    name: 'components-ask-nothing',
    severity: 'error',
    from: { path: '^renderer/(ui|i18n)/' },
    to: { path: '^renderer/api/' },
  },
  {
    name: 'words-know-no-component',
    severity: 'error',
    from: { path: '^renderer/(api|i18n)/' },
    to: { path: '^renderer/ui/' },
  },
  ...names.map((layer, at) => ({
    name: 'feature-layers-run-down',
    severity: 'error',
    from: { path: under(layer) },
    to: { path: '^renderer/features/', pathNot: under(...names.slice(0, at + 1)) },
  })),
  ...apart.flatMap(([one, other]) =>
    [
      [one, other],
      [other, one],
    ].map(([from, to]) => ({
      name: 'feature-layers-side-by-side',
      severity: 'error',
      from: { path: under(from) },
      to: { path: under(to) },
    })),
  ),
  ...names.flatMap((layer) =>
    Object.entries(featureLayers[layer]).map(([feature, known]) => ({
      name: 'features-know-named-ones-only',
      severity: 'error',
      from: { path: under(`${layer}/${feature}`) },
      to: { path: under(layer), pathNot: under(...[feature, ...known].map((one) => `${layer}/${one}`)) },
    })),
  ),
];

module.exports = { featureLayers, rendererLayers };
