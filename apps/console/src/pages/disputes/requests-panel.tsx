import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DisputeRequestAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { Pager } from '../../frame/pager.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { useCursors } from '../../frame/use-cursors.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { atTime } from '../../frame/wording.ts';
import { DISPUTES_PAGE } from './disputes.ts';

const COLUMNS = ['request', 'content', 'parties', 'receivedAt'] as const;

/** 待立案请求: what was asked for and is no case yet; each is answered on a page of its own. */
export function RequestsPanel() {
  const { t, i18n } = useTranslation();
  const { disputes } = useServices();
  const pages = useCursors();
  const wanted = new URLSearchParams({ state: 'WAITING', limit: String(DISPUTES_PAGE), ...(pages.cursor !== null && { cursor: pages.cursor }) }).toString();
  const page = useQuery({ queryKey: ['dispute-requests', wanted], queryFn: () => disputes.requests(new URLSearchParams(wanted)), placeholderData: keepPreviousData });
  const nameOf = ({ sourceNumber, kind }: DisputeRequestAnswer): string => sourceNumber ?? t(`disputeKindName.${kind}`);
  return (
    <>
      <p className="lead">{t('disputeRequest.lead')}</p>
      {page.isError && <ProblemView error={page.error} onRetry={() => void page.refetch()} />}
      {page.isPending && <Waiting text={t('frame.loading')} />}
      {page.data && (
        <section className="card" aria-labelledby="requests">
          <h2 id="requests">{t('disputeRequest.table')}</h2>
          {page.data.items.length === 0 ? (
            <p data-testid="requests-empty">{t('disputeRequest.none')}</p>
          ) : (
            <div className="scroll" tabIndex={0} role="group" aria-labelledby="requests">
              <table className="table">
                <thead>
                  <tr>
                    {COLUMNS.map((column) => (
                      <th key={column} scope="col">
                        {t(`disputeRequest.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody data-testid="requests">
                  {page.data.items.map((request) => (
                    <tr key={request.id}>
                      <th scope="row">
                        <Link to={`/disputes/requests/${request.id}`}>{nameOf(request)}</Link> <span className="small when">{t(`disputeKindName.${request.kind}`)}</span>
                      </th>
                      <td className="words" lang="zh-CN">
                        {request.note ?? request.items.map(({ name }) => name).join('；')}
                      </td>
                      <td lang="zh-CN">{request.parties.map(({ organ }) => organ.name).join(t('frame.and')) || t('disputeRequest.noParties')}</td>
                      <td>
                        {atTime(request.receivedAt, i18n.language)} {request.overdue && <span className="tag colour-RED">{t('disputes.isOverdue')}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <Pager
            start={pages.before * DISPUTES_PAGE}
            shown={page.data.items.length}
            total={page.data.total ?? page.data.items.length}
            hasPrevious={pages.before > 0}
            hasNext={page.data.next !== null && !page.isPlaceholderData}
            onPrevious={pages.previous}
            onNext={() => pages.next(page.data.next)}
          />
        </section>
      )}
    </>
  );
}
