import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIVE_STREAM } from '../../api/dispatch.ts';
import { useServices } from '../../api/services.ts';
import { useStream } from '../../api/use-stream.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { StreamNote } from '../../frame/stream-note.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { atTime, counted } from '../../frame/wording.ts';
import { LIVE_GROUPS, rowsOf, type LiveGroup } from './live.ts';
import { LiveTable } from './live-table.tsx';

const TOTALS = ['running', 'dueToday', 'overdue', 'centreOverdue', 'returning', 'inDispute', 'suspended'] as const;

/** 履职实况: what runs, is due today and is overdue, as far as the person sees orders; told of every change. */
export function LivePage() {
  const { t, i18n } = useTranslation();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const [group, setGroup] = useState<LiveGroup>('byOrgan');
  const picture = useQuery({ queryKey: ['live'], queryFn: () => dispatch.live() });
  const refresh = (): void => void picture.refetch();
  const state = useStream(LIVE_STREAM, ({ event, data }) => {
    if (event === 'live') answers.setQueryData(['live'], JSON.parse(data));
  });
  if (picture.isError && !picture.data) return <ProblemView error={picture.error} onRetry={refresh} />;
  if (!picture.data) return <Waiting text={t('frame.loading')} />;
  const { at, total, undecided } = picture.data;
  const totals = [...TOTALS.map((figure) => [figure, total[figure]] as const), ...(undecided ? [['undecided', undecided.total] as const] : [])];
  return (
    <div className="page">
      <h1>{t('pageNames.live')}</h1>
      <p className="lead">
        {t('live.lead', { time: atTime(at, i18n.language) })} <StreamNote state={state} onRefresh={refresh} />
      </p>
      <dl className="totals">
        {totals.map(([figure, value]) => (
          <div key={figure} className="card">
            <dt>{t(`live.${figure}`)}</dt>
            <dd data-testid={`live-${figure}`}>{counted(value, i18n.language)}</dd>
          </div>
        ))}
      </dl>
      <section className="card" aria-labelledby="live">
        <h2 id="live">{t(`live.${group}`)}</h2>
        <div className="severities" role="group" aria-label={t('live.by')}>
          {LIVE_GROUPS.map((one) => (
            <button key={one} type="button" aria-pressed={one === group} onClick={() => setGroup(one)}>
              {t(`live.${one}`)}
            </button>
          ))}
        </div>
        <LiveTable rows={rowsOf(picture.data, group)} />
      </section>
    </div>
  );
}
