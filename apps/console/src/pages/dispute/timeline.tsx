import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CHAIN_SERVICES } from '../../api/disputes.ts';
import { asProblem } from '../../api/problem.ts';
import { useServices } from '../../api/services.ts';
import { useOrganNames } from '../../api/use-organs.ts';
import { Waiting } from '../../frame/waiting.tsx';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { entryPath, merged } from './chain.ts';
import { Phase } from './phase.tsx';

/** 全链条时间线: from the matter to the order that follows from the outcome, over all services. */
export function Timeline({ chainId }: { chainId: string }) {
  const { t, i18n } = useTranslation();
  const { disputes } = useServices();
  const nameOf = useOrganNames();
  const parts = useQueries({ queries: CHAIN_SERVICES.map((service) => ({ queryKey: ['chain', service, chainId], queryFn: () => disputes.chain(service, chainId) })) });
  if (parts.some(({ isPending }) => isPending)) return <Waiting text={t('frame.loading')} />;
  const entries = merged(CHAIN_SERVICES.map((service, i) => [service, parts[i]?.data ?? []] as const));
  // A service through which the chain does not pass knows nothing of it; that is no fault.
  const isPartly = parts.some(({ error }) => error !== null && asProblem(error).status !== 404);
  return (
    <Phase name="timeline" heading={t('timeline.heading')}>
      <p className="lead">{t('timeline.lead')}</p>
      {isPartly && <p className="not-yours">{t('timeline.partly')}</p>}
      {entries.length === 0 && <p>{t('timeline.empty')}</p>}
      <ol className="history timeline" data-testid="timeline">
        {entries.map((entry) => {
          const { eventId, at, service, type, nameZh, name, number, organId } = entry;
          const path = entryPath(entry);
          return (
            <li key={eventId} className={`chain-${service}`}>
              <span className="small">
                <time dateTime={at}>{atTime(at, i18n.language)}</time> · {t(`chainService.${service}`)} {organId && <span lang="zh-CN">· {nameOf(organId)}</span>}
              </span>
              <span>
                {inLanguage(i18n.language, nameZh ?? type, name ?? type)} {number && (path === null ? number : <Link to={path}>{number}</Link>)}
              </span>
            </li>
          );
        })}
      </ol>
    </Phase>
  );
}
