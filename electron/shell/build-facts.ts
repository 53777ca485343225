// Facts that the build writes into the bundles. Whatever eases inspection is honoured only outside releases.

declare const __PISHKHAN_RELEASE__: boolean | undefined;

/** True in bundles made for offices; false from sources, in tests and in packages made for tests. */
export const isRelease = typeof __PISHKHAN_RELEASE__ !== 'undefined' && __PISHKHAN_RELEASE__;
