import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/parts.css';
import './field.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../language.ts';
import '../effects-at-once.ts';
import { FieldApp } from './FieldApp.tsx';

const root = document.getElementById('app');
// Not awaited at the top: pages that come later import this file, and would wait for it while it waits for them.
if (root !== null) {
  void startLanguage().then(() =>
    createRoot(root).render(
      <StrictMode>
        <FieldApp />
      </StrictMode>,
    ),
  );
}
