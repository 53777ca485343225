// Finds the files of the built renderer for both shells. Nothing outside the bundle can be named.
// A path without an extension is a page of the application and gets index.html.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** No file of the bundle has a longer path, and no file system is asked for one. */
const longestPath = 500;

export type BundleFile = { bytes: Buffer<ArrayBuffer>; type: string };

/** Reads the file for a URL's path (still encoded), or null: unknown, of another type, or outside the bundle. */
export function readBundleFile(bundleDir: string, encodedPath: string): BundleFile | null {
  const relative = decodedPath(encodedPath);
  if (relative === null) return null;
  const extension = path.posix.extname(relative);
  const name = extension === '' ? 'index.html' : relative;
  const type = types[extension === '' ? '.html' : extension];
  const file = path.join(bundleDir, name);
  if (type === undefined || !statSync(file, { throwIfNoEntry: false })?.isFile()) return null;
  if (!isInside(realpathSync(bundleDir), realpathSync(file))) return null;
  return { bytes: Buffer.from(readFileSync(file)), type };
}

/** The path below the bundle, or null when it holds anything that a bundle's file name never does. */
function decodedPath(encodedPath: string): string | null {
  if (encodedPath.length > longestPath) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(encodedPath);
  } catch {
    // A broken escape names no file.
    return null;
  }
  const segments = decoded.split('/').filter((segment) => segment !== '');
  const sound = segments.every((segment) => /^[^\\:%\0]{1,200}$/.test(segment) && !segment.startsWith('.'));
  return sound ? segments.join('/') : null;
}

function isInside(dir: string, file: string): boolean {
  return file.startsWith(dir + path.sep);
}
