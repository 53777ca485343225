// Builds the renderer into out/renderer: served from the root of its origin (app:// and http alike), no inline script, style or
// font, because the content security policy of both shells allows none.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** react-aria ships 34 languages; ours come from renderer/i18n, so only its English is kept. */
const keepOneReactAriaLanguage: Plugin = {
  name: 'keep-one-react-aria-language',
  enforce: 'pre',
  load: {
    filter: { id: /\/react-(?:aria|stately)[^?]*\/intl\/[\w-]+\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: () => 'export default undefined;',
  },
};

export default defineConfig({
  root: fromRoot('renderer'),
  base: '/',
  plugins: [react(), keepOneReactAriaLanguage],
  // Two packages bring their own copies of one version of these.
  resolve: {
    dedupe: ['@formatjs/icu-messageformat-parser', '@formatjs/icu-skeleton-parser', 'intl-messageformat'],
  },
  build: {
    outDir: fromRoot('out/renderer'),
    emptyOutDir: true,
    // The oldest runtime that runs this bundle (the test runtime's Chromium).
    target: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
