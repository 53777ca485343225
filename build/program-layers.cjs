// The layers of the province and of the desk's electron program, lowest first. A module knows layers below its own, and in its
// own layer only the modules named for it. The files beside the folders (app.ts, main.ts …) stand on top.

/** By program: its layers, and in each the modules with the neighbours that they know. */
const programs = {
  province: [
    { store: [] },
    { 'server-keys': [], accounts: [], projection: [] },
    { http: [] },
    { devices: [] },
    { enrolment: [], 'held-keys': [], ingest: [] },
    { operations: [] },
    { page: [] },
  ],
  electron: [
    { files: [], log: [], web: [], terminals: [] },
    { 'key-custody': [], 'terminal-simulator': [] },
    { 'core-process': [], cli: [] },
    { opening: [] },
    { host: [], shell: [] },
  ],
};

const under = (program, modules) => modules.map((name) => `^${program}/${name}/`);

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const programLayers = Object.entries(programs).flatMap(([program, layers]) => [
  ...layers.map((layer, at) => ({
    name: 'program-layers-run-down',
    severity: 'error',
    from: { path: under(program, Object.keys(layer)) },
    to: {
      path: `^${program}/`,
      pathNot: under(program, layers.slice(0, at + 1).flatMap(Object.keys)),
    },
  })),
  ...layers.flatMap((layer) =>
    Object.entries(layer).map(([name, neighbours]) => ({
      name: 'program-modules-know-named-ones-only',
      severity: 'error',
      from: { path: under(program, [name]) },
      to: {
        path: under(program, Object.keys(layer)),
        pathNot: under(program, [name, ...neighbours]),
      },
    })),
  ),
]);

module.exports = { programs, programLayers };
