// What pages may do (design.md §5): stay on app://desk, see through the camera, and nothing else of what a browser offers.
// Applied to every web contents and to the session, so that a window made later is bound too.
import { type App, type Session, shell, type WebContents } from 'electron';
import { externalLink, isDeskAddress, mayUseCamera } from './desk-origin.ts';

/** Every address that leads out of the application. A filter without patterns would also hear app://, and blocks. */
const leavingAddresses = ['http', 'https', 'ws', 'wss', 'ftp'].map((scheme) => `${scheme}://*/*`);

/** Binds every page that this app will ever make. */
export function bindEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => bindPage(contents));
}

function bindPage(contents: WebContents): void {
  contents.on('will-navigate', (event, address) => stayOnDesk(event, address));
  contents.on('will-redirect', (event, address) => stayOnDesk(event, address));
  contents.on('will-frame-navigate', (event) => stayOnDesk(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    const link = externalLink(url);
    if (link !== null) void shell.openExternal(link);
    return { action: 'deny' };
  });
}

function stayOnDesk(event: { preventDefault(): void }, address: string): void {
  if (!isDeskAddress(address)) event.preventDefault();
}

/** Denies permissions but the camera, devices, screen capture and downloads, and every request that leaves the application. */
export function bindSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(details.isMainFrame && mayUseCamera(permission, details.requestingUrl, kinds));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType = '' }) =>
    mayUseCamera(permission, origin, [mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest({ urls: leavingAddresses }, (_details, answer) =>
    answer({ cancel: true }),
  );
}
