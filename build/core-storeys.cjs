// The storeys of core: leaves → journal, settlement → business-day → sync → desk → the duties → what puts them together.
// Each knows what stands before it, never what stands behind it, types included. Of the duties themselves the files say
// the role (see import-rules.cjs); circles are forbidden to all.

const within = (...rooms) => rooms.map((room) => `^core/${room}/`);

/** A storey and all that it may know of core and db. */
const storey = (name, room, known) => ({
  name,
  severity: 'error',
  from: { path: within(room) },
  to: { path: '^(core|db)/', pathNot: [...within(room), ...known] },
});

const wholeDb = '^db/';
const heart = [...within('leaves', 'journal'), wholeDb];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const coreStoreys = [
  storey('leaves-know-leaves-only', 'leaves', []),
  storey('settlement-is-pure', 'settlement', within('leaves')),
  storey('the-journal-knows-no-duty', 'journal', [...within('leaves'), wholeDb]),
  storey('a-business-day-knows-no-duty', 'business-day', heart),
  // Its procedures are the sync's own, as those of a duty.
  storey('the-sync-knows-no-duty', 'sync', [...heart, '^core/desk/(contract|trpc)\\.ts$']),
  // What a session is, who may call, what is written of an inspector's call, and that there is a sync: no duty's data.
  storey('the-desk-knows-no-duty', 'desk', [
    ...heart,
    ...within('settlement'),
    '^core/staff/(sessions|attempts|clearance|contract|rules|note-opened)\\.ts$',
    '^core/inspections/(visitor|rules)\\.ts$',
    '^core/second-factor/require-second-factor\\.ts$',
    '^core/sync/engine\\.ts$',
    '^core/peers/peer-service\\.ts$',
  ]),
  {
    name: 'duties-know-no-assembly',
    severity: 'error',
    // The demo plays the whole application.
    from: { path: '^core/.+/', pathNot: within('demo') },
    to: { path: '^core/[^/]+\\.ts$' },
  },
  {
    name: 'nobody-plays-the-demo',
    severity: 'error',
    from: { path: '^core/', pathNot: within('demo') },
    to: { path: within('demo') },
  },
];

module.exports = { coreStoreys };
