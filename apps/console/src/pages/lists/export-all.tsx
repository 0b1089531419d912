import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../api/list-registry.ts';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

/** 导出全部生效事项. */
export function ExportAll() {
  const { t } = useTranslation();
  const { registry } = useServices();
  const download = useDownload();
  return (
    <div className="answer-actions">
      <span>{t('lists.exportAll')}</span>
      {FORMATS.map((format) => (
        <Button key={format} size="small" disabled={download.isPending} aria-label={`${t('lists.exportAll')} .${format}`} onClick={() => download.mutate(() => registry.exportInForce(format))}>
          .{format}
        </Button>
      ))}
      {download.isError && <ProblemView error={download.error} />}
    </div>
  );
}
