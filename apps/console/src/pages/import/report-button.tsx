import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import type { ImportState } from './import-state.ts';
import { reportName } from './list-file.ts';

/** 下载报告: the file itself with its problems marked, kept or not. */
export function ReportButton({ state: { importId, file, organ } }: { state: ImportState }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const report = useDownload();
  if (!file || !organ) return null;
  const name = reportName(file.name);
  return (
    <>
      <Button loading={report.isPending} onClick={() => report.mutate(() => (importId ? registry.report(importId, name) : registry.reportOn(file, organ.code, name)))}>
        {t('import.downloadReport')}
      </Button>
      {report.isError && <ProblemView error={report.error} />}
    </>
  );
}
