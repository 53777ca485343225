// The scheme `app://desk`: the built renderer, read-only, with the security headers of the application.
import { protocol } from 'electron';
import { readBundleFile } from '../web/bundle-files.ts';
import { securityHeaders } from '../web/response-headers.ts';
import { deskScheme, isDeskAddress } from './desk-origin.ts';

/** Must run before the app is ready. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: deskScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the bundle: GET only, files inside it only. */
export function serveBundle(bundleDir: string): void {
  protocol.handle(deskScheme, (request) => answer(bundleDir, request.method, request.url));
}

function answer(bundleDir: string, method: string, address: string): Response {
  if (!isDeskAddress(address)) return refused(403);
  if (method !== 'GET') return refused(405);
  const file = readBundleFile(bundleDir, new URL(address).pathname);
  if (file === null) return refused(404);
  return new Response(file.bytes, { headers: { ...securityHeaders, 'content-type': file.type } });
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders } });
}
