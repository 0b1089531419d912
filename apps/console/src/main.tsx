import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Boot } from './frame/boot.tsx';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Look } from './frame/look.tsx';
import { keptLanguage } from './locales/language.ts';
import { setUpTexts } from './locales/set-up.ts';
import './frame/console.css';

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <I18nextProvider i18n={setUpTexts(keptLanguage(localStorage))}>
      <Look>
        <ErrorBoundary>
          <Boot />
        </ErrorBoundary>
      </Look>
    </I18nextProvider>
  </StrictMode>,
);
