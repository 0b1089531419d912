import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { pageName } from './page-names.ts';
import { Waiting } from './waiting.tsx';

/** The frame around every page. */
export function Frame() {
  const { t, i18n } = useTranslation();
  const { pathname } = useLocation();

  useEffect(() => {
    document.title = `${t(`pageNames.${pageName(pathname)}`)} – ${t('product.name')} ${t('product.latin')}`;
    window.scrollTo(0, 0);
  }, [pathname, t, i18n.language]);

  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('frame.skip')}
      </a>
      <Header />
      <OfflineBanner />
      <main id="content" tabIndex={-1}>
        {/* Another page is another try. */}
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<Waiting text={t('frame.loading')} />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}
