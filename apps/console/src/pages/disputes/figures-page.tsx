import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { NotYours } from '../../frame/not-yours.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { today } from '../../frame/wording.ts';
import { useMay } from '../../session/use-me.ts';
import { halfYearOf, halfYearsUntil } from './figures.ts';
import { FiguresView } from './figures-view.tsx';

const HALVES = 6;

/** 争议统计: a half-year's disputes, at which level they were solved, and whether leaders had to step in less often (F-051). */
export function FiguresPage() {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const maySee = useMay('seeDisputeFigures');
  const [half, setHalf] = useState(() => halfYearOf(today()));
  const report = useDownload();
  const figures = useQuery({ queryKey: ['dispute-figures', half], queryFn: () => disputes.figures(half), placeholderData: keepPreviousData, enabled: maySee !== false });
  const [shown] = figures.data?.halves ?? [];
  return (
    <div className="page">
      <h1>{t('figures.heading')}</h1>
      <p className="lead">{t('figures.lead')}</p>
      {maySee === false ? (
        <NotYours text={t('figures.notYours')} />
      ) : (
        <>
          <div className="filters">
            <label>
              {t('figures.half')}{' '}
              <select value={half} onChange={({ target }) => setHalf(target.value)}>
                {halfYearsUntil(halfYearOf(today()), HALVES).map((one) => (
                  <option key={one} value={one}>
                    {t('figures.halfYear', { year: one.slice(0, 4), half: t(one.endsWith('1') ? 'figures.first' : 'figures.second') })}
                  </option>
                ))}
              </select>
            </label>
            <Button loading={report.isPending} onClick={() => report.mutate(() => disputes.report(half))}>
              {t('figures.report')}
            </Button>
          </div>
          {report.isError && <ProblemView error={report.error} />}
          {figures.isError && <ProblemView error={figures.error} onRetry={() => void figures.refetch()} />}
          {figures.isPending && <Waiting text={t('frame.loading')} />}
          {shown && <FiguresView figures={shown} />}
        </>
      )}
      <p className="answer-actions">
        <Link to="/disputes">{t('disputes.back')}</Link>
      </p>
    </div>
  );
}
