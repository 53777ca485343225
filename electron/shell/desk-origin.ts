// The one origin of the desktop shell, and which links may leave it. Addresses are parsed, never compared as text.

export const deskScheme = 'app';
export const deskHost = 'desk';
/** Where the application's page lives. */
export const deskAddress = `${deskScheme}://${deskHost}/`;

/** Hosts whose https pages may be opened in the person's own browser. */
const externalHosts: ReadonlySet<string> = new Set([
  'adliran.ir',
  'www.adliran.ir',
  'eadl.ir',
  'www.eadl.ir',
]);

/** True for an address of the application itself. */
export function isDeskAddress(address: string): boolean {
  const url = parsed(address);
  return url !== null && url.protocol === `${deskScheme}:` && url.host === deskHost && url.username === '';
}

/**
 * The one permission of pages: the camera alone, for the application's own page, which takes photos of the premises with it.
 * `kinds` are the media that are asked for; with a microphone, or where nobody says which, nothing is given.
 */
export function mayUseCamera(permission: string, address: string, kinds: readonly string[]): boolean {
  const isCameraAlone = kinds.length > 0 && kinds.every((kind) => kind === 'video');
  return permission === 'media' && isCameraAlone && isDeskAddress(address);
}

/** The address in normal form when it may be opened in the person's browser; null otherwise. */
export function externalLink(address: string): string | null {
  const url = parsed(address);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return null;
  if (url.username !== '' || url.password !== '') return null;
  return externalHosts.has(url.hostname) ? url.href : null;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    // Not an address at all. (URL.canParse is missing in the oldest runtime that is supported.)
    return null;
  }
}
