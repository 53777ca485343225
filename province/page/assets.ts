// The sheet and the fonts of the pages, read once.
import { readFileSync } from 'node:fs';
import type { App } from '../http/context.ts';

const fonts = new URL('./files/', import.meta.resolve('@fontsource-variable/vazirmatn/package.json'));
const assets = new Map<string, { type: string; url: URL }>([
  ['page.css', { type: 'text/css; charset=utf-8', url: new URL('page.css', import.meta.url) }],
  [
    'vazirmatn-arabic.woff2',
    { type: 'font/woff2', url: new URL('vazirmatn-arabic-wght-normal.woff2', fonts) },
  ],
  ['vazirmatn-latin.woff2', { type: 'font/woff2', url: new URL('vazirmatn-latin-wght-normal.woff2', fonts) }],
]);

export function assetRoutes(app: App): void {
  for (const [name, { type, url }] of assets) {
    const bytes = readFileSync(url);
    app.get(`/assets/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'max-age=3600').send(bytes),
    );
  }
}
