import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preactForReact } from './scripts/preact-for-react.ts';
import { textsByLanguage } from './scripts/texts-by-language.ts';

/** The web side: built into dist/web, which the server hands out under a strict content security policy. */
export default defineConfig({
  root: 'src/web',
  resolve: { alias: preactForReact },
  plugins: [
    react(),
    textsByLanguage({ general: 'src/web/general-catalogue.ts', office: 'src/web/office-catalogue.ts' }),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true, // which script belongs to the first load: test/browser reads it
    assetsInlineLimit: 0, // the policy allows no data: sources for fonts and scripts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200, // MapLibre, which comes only when a map is shown
  },
  worker: { format: 'es' },
  server: { proxy: { '^/(api|tiles)/': 'http://127.0.0.1:3000' } }, // and not src/web/api.ts
});
