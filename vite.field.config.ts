import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fieldWorker } from './scripts/field-worker.ts';
import { preactForReact } from './scripts/preact-for-react.ts';
import { textsByLanguage } from './scripts/texts-by-language.ts';

/** The field part (/field): a build of its own, so that a phone keeps it whole and nothing of the rest of the program. */
export default defineConfig({
  root: 'src/web/field',
  base: '/field/',
  publicDir: false, // icons and first-paint.js are those of the whole site
  resolve: { alias: preactForReact },
  plugins: [react(), textsByLanguage({ general: 'src/web/field/catalogue.ts' }, '/field/'), fieldWorker()],
  build: {
    outDir: '../../../dist/web/field',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // the policy allows no data: sources for fonts and scripts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200, // MapLibre, which comes only when a map is shown
  },
  worker: { format: 'es' },
});
