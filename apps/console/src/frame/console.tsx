import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { QuestionPage } from '../pages/question/question-page.tsx';
import type { Session } from '../session/session.ts';
import { SessionGate } from '../session/session-gate.tsx';
import { SignedInPage } from '../session/signed-in-page.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { ServicesProvider } from './services-provider.tsx';

const CasePage = lazy(() => import('../pages/dispute/case-page.tsx').then(({ CasePage: page }) => ({ default: page })));
const DeskPage = lazy(() => import('../pages/desk/desk-page.tsx').then(({ DeskPage: page }) => ({ default: page })));
const DisputesPage = lazy(() => import('../pages/disputes/disputes-page.tsx').then(({ DisputesPage: page }) => ({ default: page })));
const FiguresPage = lazy(() => import('../pages/disputes/figures-page.tsx').then(({ FiguresPage: page }) => ({ default: page })));
const ImportPage = lazy(() => import('../pages/import/import-page.tsx').then(({ ImportPage: page }) => ({ default: page })));
const LexiconPage = lazy(() => import('../pages/lexicon/lexicon-page.tsx').then(({ LexiconPage: page }) => ({ default: page })));
const ListsPage = lazy(() => import('../pages/lists/lists-page.tsx').then(({ ListsPage: page }) => ({ default: page })));
const LivePage = lazy(() => import('../pages/live/live-page.tsx').then(({ LivePage: page }) => ({ default: page })));
const MatterPage = lazy(() => import('../pages/matter/matter-page.tsx').then(({ MatterPage: page }) => ({ default: page })));
const NoticePage = lazy(() => import('../pages/supervision/notice-page.tsx').then(({ NoticePage: page }) => ({ default: page })));
const OrderPage = lazy(() => import('../pages/order/order-page.tsx').then(({ OrderPage: page }) => ({ default: page })));
const RaisePage = lazy(() => import('../pages/disputes/raise-page.tsx').then(({ RaisePage: page }) => ({ default: page })));
const RequestPage = lazy(() => import('../pages/disputes/request-page.tsx').then(({ RequestPage: page }) => ({ default: page })));
const SupervisionPage = lazy(() => import('../pages/supervision/supervision-page.tsx').then(({ SupervisionPage: page }) => ({ default: page })));

/** 控制台: its pages and who may see them. */
export function Console({ session }: { session: Session }) {
  // A refusal does not go away by asking again; the person decides when to.
  const [answers] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false }, mutations: { networkMode: 'always' } } }));
  return (
    <QueryClientProvider client={answers}>
      <BrowserRouter>
        <Routes>
          <Route path="/signed-in" element={<SignedInPage session={session} />} />
          <Route
            element={
              <SessionGate session={session}>
                <ServicesProvider session={session}>
                  <Frame />
                </ServicesProvider>
              </SessionGate>
            }
          >
            <Route index element={<QuestionPage />} />
            <Route path="desk" element={<DeskPage />} />
            <Route path="disputes" element={<DisputesPage />} />
            <Route path="disputes/figures" element={<FiguresPage />} />
            <Route path="disputes/raise" element={<RaisePage />} />
            <Route path="disputes/requests/:id" element={<RequestPage />} />
            <Route path="disputes/:id" element={<CasePage />} />
            <Route path="import" element={<ImportPage />} />
            <Route path="lexicon" element={<LexiconPage />} />
            <Route path="lists" element={<ListsPage />} />
            <Route path="live" element={<LivePage />} />
            <Route path="matters/:id" element={<MatterPage />} />
            <Route path="orders/:id" element={<OrderPage />} />
            <Route path="supervision" element={<SupervisionPage />} />
            <Route path="supervision/:id" element={<NoticePage />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
