import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { atTime } from '../../frame/wording.ts';
import { Phase } from './phase.tsx';

/** 文书: what was issued in the case, each with its number. */
export function CasePapers({ id, rowVersion }: { id: string; rowVersion: number }) {
  const { t, i18n } = useTranslation();
  const { disputes } = useServices();
  const download = useDownload();
  const papers = useQuery({ queryKey: ['dispute-papers', id, rowVersion], queryFn: () => disputes.papers(id) });
  return (
    <Phase name="papers" heading={t('disputePapers.heading')}>
      {papers.isError && <ProblemView error={papers.error} onRetry={() => void papers.refetch()} />}
      {papers.data?.length === 0 && <p>{t('disputePapers.none')}</p>}
      <ul className="paper-list">
        {(papers.data ?? []).map(({ id: paperId, kind, number, issuedAt }) => (
          <li key={paperId}>
            {t(`disputePaper.${kind}`)} {number} <span className="small">{atTime(issuedAt, i18n.language)}</span>{' '}
            <Button size="small" disabled={download.isPending} aria-label={t('disputePapers.download', { name: t(`disputePaper.${kind}`), number })} onClick={() => download.mutate(() => disputes.paper(id, paperId, number))}>
              {t('disputePapers.get')}
            </Button>
          </li>
        ))}
      </ul>
      {download.isError && <ProblemView error={download.error} />}
    </Phase>
  );
}
