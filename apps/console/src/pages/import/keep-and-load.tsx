import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotYours } from '../../frame/not-yours.tsx';
import { useMay } from '../../session/use-me.ts';
import type { Approval } from './approval.ts';
import { isBusy, type ImportState } from './import-state.ts';
import { LoadDialog } from './load-dialog.tsx';
import { ReportButton } from './report-button.tsx';

/** 读入和载入: the two steps after a file was found in order. */
export function KeepAndLoad({ state, onKeep, onLoad }: { state: ImportState; onKeep(): void; onLoad(approval: Approval): void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const mayLoad = useMay('loadList');
  const { organ, importId, phase } = state;
  const doubts = state.report?.issues.filter(({ severity }) => severity === 'DOUBT').length ?? 0;
  return (
    <section className="card" aria-labelledby="next-step">
      <div role="status">
        <h2 id="next-step">{t(importId ? 'import.load' : 'import.ready')}</h2>
        <Alert type={doubts === 0 ? 'success' : 'warning'} showIcon title={doubts === 0 ? t('import.readyClean') : t('import.readyDoubts', { count: doubts })} description={t(importId ? 'import.keptHint' : 'import.nothingChanged')} />
      </div>
      <div className="answer-actions">
        {importId ? (
          mayLoad && (
            <Button type="primary" loading={phase === 'loading'} onClick={() => setAsking(true)}>
              {t('import.load')}
            </Button>
          )
        ) : (
          <Button type="primary" loading={phase === 'keeping'} disabled={isBusy(state)} onClick={onKeep}>
            {t('import.keep')}
          </Button>
        )}
        <ReportButton state={state} />
        {importId && mayLoad === false && <NotYours text={t('import.loadNotYours')} />}
        <span className="small">{t(importId ? 'import.loadHint' : 'import.keepHint')}</span>
      </div>
      {asking && organ && (
        <LoadDialog
          summary={t('import.loadSummary', { organ: organ.name, items: state.report?.items ?? 0, file: state.file?.name ?? '' })}
          onCancel={() => setAsking(false)}
          onLoad={(approval) => {
            setAsking(false);
            onLoad(approval);
          }}
        />
      )}
    </section>
  );
}
