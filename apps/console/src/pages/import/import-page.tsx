import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useReducer, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { NotYours } from '../../frame/not-yours.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useMay } from '../../session/use-me.ts';
import type { Approval } from './approval.ts';
import { FileDrop } from './file-drop.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportSteps } from './import-steps.tsx';
import { atStart, importReducer, isBusy, stepsDone } from './import-state.ts';
import { KeepAndLoad } from './keep-and-load.tsx';
import { Loaded } from './loaded.tsx';
import { OrganPicker } from './organ-picker.tsx';
import { Refused } from './refused.tsx';
import { Understood } from './understood.tsx';

/** 导入清单, for those who may; everybody else is told who does. */
export function ImportPage() {
  const { t } = useTranslation();
  const mayImport = useMay('importList');
  if (mayImport === undefined) return <Waiting text={t('frame.loading')} />;
  if (mayImport) return <ImportDesk />;
  return (
    <div className="page">
      <h1>{t('import.heading')}</h1>
      <section className="card" aria-label={t('import.heading')}>
        <NotYours text={t('import.notYours')} />
      </section>
    </div>
  );
}

/** 导入清单: check a file, take it in, load it; nothing in force changes before the last step. */
function ImportDesk() {
  const { t } = useTranslation();
  const { registry } = useServices();
  const answers = useQueryClient();
  const template = useDownload();
  const [state, go] = useReducer(importReducer, atStart);
  const key = useRef('');
  const { organ, file, phase } = state;
  const busy = isBusy(state);

  const read = async (dryRun: boolean): Promise<void> => {
    if (!organ || !file) return;
    // The check gives the key, so that pressing again after a lost answer keeps the file once.
    if (dryRun) key.current = crypto.randomUUID();
    go({ type: dryRun ? 'check' : 'keep' });
    try {
      const { importId, report } = await registry.read(file, organ.code, { dryRun, ...(!dryRun && { idempotencyKey: key.current }), onProgress: (share) => go({ type: 'sent', share }) });
      go(importId === null ? { type: 'checked', report } : { type: 'kept', importId, report });
    } catch (error) {
      go({ type: 'failed', error });
    }
  };
  const load = async (approval: Approval): Promise<void> => {
    if (!state.importId) return;
    go({ type: 'load' });
    try {
      go({ type: 'loaded', version: await registry.loadApproved(state.importId, { ...approval, documentNumber: approval.documentNumber.trim() }, `${key.current}-load`) });
      await answers.invalidateQueries();
    } catch (error) {
      go({ type: 'failed', error });
    }
  };

  return (
    <div className="page">
      <h1>{t('import.heading')}</h1>
      <p className="lead">{t('import.lead')}</p>
      <ImportSteps done={stepsDone(state)} />
      <section className="card" aria-label={t('import.file')}>
        <OrganPicker organ={organ} disabled={busy} onChoose={(chosen) => go({ type: 'organ', organ: chosen })} />
        <FileDrop file={file} disabled={busy} onChoose={(chosen) => go({ type: 'file', file: chosen })} />
        <div className="answer-actions">
          <Button type={phase === 'choosing' || phase === 'refused' ? 'primary' : 'default'} disabled={!organ || !file || busy} loading={phase === 'checking'} onClick={() => void read(true)}>
            {t('import.check')}
          </Button>
          <Button type="link" loading={template.isPending} onClick={() => template.mutate(() => registry.template())}>
            {t('import.template')}
          </Button>
          <span className="small">{t('import.checkHint')}</span>
        </div>
        {template.isError && <ProblemView error={template.error} />}
      </section>
      {(phase === 'checking' || phase === 'keeping') && <ImportProgress sent={state.sent} />}
      <div role="alert">{state.problem !== null && <ProblemView error={state.problem} />}</div>
      {state.refusal && <Refused refusal={state.refusal} state={state} />}
      {state.version && organ && <Loaded version={state.version} organ={organ} onAnother={() => go({ type: 'restart' })} />}
      {state.report && organ && !state.version && <KeepAndLoad state={state} onKeep={() => void read(false)} onLoad={(approval) => void load(approval)} />}
      {state.report && <Understood report={state.report} />}
    </div>
  );
}
