import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../api/list-registry.ts';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

/** 导出一份清单; what comes out can be imported again as it is. */
export function ExportList({ organ, versionId, label }: { organ: string; versionId: string; label: string }) {
  const { t } = useTranslation();
  const { registry } = useServices();
  const download = useDownload();
  return (
    <span className="exports">
      {FORMATS.map((format) => (
        <Button key={format} type="link" size="small" disabled={download.isPending} aria-label={t('lists.exportAs', { organ, format })} onClick={() => download.mutate(() => registry.exportVersion(versionId, label, format))}>
          {format}
        </Button>
      ))}
      {download.isError && <ProblemView error={download.error} />}
    </span>
  );
}
