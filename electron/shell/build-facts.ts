// Facts that the build writes into the bundles. Whatever eases inspection is honoured only outside releases.

declare const __PISHKHAN_RELEASE__: boolean | undefined;

/** True in bundles made for offices; false from sources, in tests and in packages made for tests. */
export const isRelease = typeof __PISHKHAN_RELEASE__ !== 'undefined' && __PISHKHAN_RELEASE__;

/** What the environment may say outside releases; a release hears none of it. */
export type InspectionHooks = {
  /** The Node to run the core process on, where Electron's own is too old for the store. */
  coreNode?: string;
  /** Another entry of the core process. */
  coreEntry?: string;
};

/** Reads PISHKHAN_CORE_NODE and PISHKHAN_CORE_ENTRY; empty in a release. */
export function inspectionHooks(env: NodeJS.ProcessEnv): InspectionHooks {
  if (isRelease) return {};
  return {
    ...(env.PISHKHAN_CORE_NODE ? { coreNode: env.PISHKHAN_CORE_NODE } : {}),
    ...(env.PISHKHAN_CORE_ENTRY ? { coreEntry: env.PISHKHAN_CORE_ENTRY } : {}),
  };
}
