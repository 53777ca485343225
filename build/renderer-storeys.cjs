// The storeys of the renderer: app → features → frame → ui, api, i18n. One direction, and of the features only those
// named here know another one.

/** Which features know which. Smaller is better; tests/architecture proves that nobody comes back to themself. */
const neighbours = {
  // The counter is one page made of the steps of other duties.
  'counter/visits': [
    'counter/identity',
    'counter/fees',
    'counter/payments',
    'counter/complaints',
    'counter/handovers',
    'counter/queue',
  ],
  // The sheet of a day lists the sessions in an emergency.
  'closing/day-close': ['counter/handovers', 'access/emergency'],
  // What a demo office offers its manager stands on the morning card.
  'closing/premises': ['app/first-run'],
  // What was typed of the pairing in the first run need not be typed again.
  'replication/sync': ['app/first-run'],
  // The file of a person who left shows what is left to cut off; the office's list of systems stands in its settings. Who worked
  // in an emergency stands beside the people.
  'access/staff': ['access/departures', 'access/emergency', 'access/postings', 'oversight/shifts'],
  'assets/settings': [
    'access/departures',
    'access/postings',
    'closing/premises',
    'counter/queue',
    'counter/feedback',
    'access/second-factor',
  ],
  // A number is of a section, and what clients said is of one too.
  'counter/queue': ['access/postings'],
  'oversight/supervision': ['counter/feedback', 'access/postings', 'oversight/shifts'],
};

const feature = (name) => `^renderer/features/${name}/`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const storeys = [
  {
    name: 'app-is-the-top-storey',
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
  {
    name: 'features-know-named-ones-only',
    severity: 'error',
    from: {
      path: '^renderer/features/([^/]+/[^/]+)/',
      pathNot: Object.keys(neighbours).map(feature),
    },
    to: { path: '^renderer/features/', pathNot: feature('$1') },
  },
  ...Object.entries(neighbours).map(([name, known]) => ({
    name: 'features-know-named-ones-only',
    comment: name,
    severity: 'error',
    from: { path: feature(name) },
    to: { path: '^renderer/features/', pathNot: [name, ...known].map(feature) },
  })),
];

module.exports = { neighbours, storeys };
