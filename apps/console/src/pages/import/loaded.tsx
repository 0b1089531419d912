import { useQuery } from '@tanstack/react-query';
import type { ListVersionAnswer } from '@yidan/contracts';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import type { ChosenOrgan } from './import-state.ts';

const SEVERITIES = ['ERROR', 'WARN', 'INFO'] as const;

/** 已载入: the version and what was found about it. */
export function Loaded({ version, organ, onAnother }: { version: ListVersionAnswer; organ: ChosenOrgan; onAnother(): void }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const findings = useQuery({
    queryKey: ['findings', organ.code, version.versionId],
    queryFn: () => Promise.all(SEVERITIES.map((severity) => registry.openFindings(organ.code, severity))),
  });
  const found = findings.data?.some((count) => count > 0) ?? false;
  return (
    <section className="card" aria-labelledby="loaded" data-testid="loaded">
      <div role="status">
        <Alert
          type="success"
          showIcon
          title={<span id="loaded">{t(version.state === 'EFFECTIVE' ? 'import.loaded' : 'import.loadedHistory')}</span>}
          description={
            <span lang="zh-CN">
              {organ.name} · {version.documentNumber}
            </span>
          }
        />
      </div>
      <dl className="facts">
        <dt>{t('import.version')}</dt>
        <dd>
          <code>{version.label}</code> {t('answer.effectiveSince', { date: version.effectiveFrom })}
        </dd>
        <dt>{t('import.items')}</dt>
        <dd>{version.itemCount}</dd>
        <dt>{t('import.findings')}</dt>
        <dd>
          {findings.data && !found && t('import.findingsNone')}
          {found && SEVERITIES.map((severity, i) => `${t(`findingSeverity.${severity}`)} ${findings.data?.[i] ?? 0}`).join(' · ')}
        </dd>
      </dl>
      <p className="answer-actions">
        <Link to="/lists">{t('import.toList')}</Link>
        <Button onClick={onAnother}>{t('import.another')}</Button>
      </p>
    </section>
  );
}
