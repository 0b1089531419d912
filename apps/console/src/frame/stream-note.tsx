import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StreamState } from '../api/use-stream.ts';

/** Says whether the page keeps itself up to date, and lets the person do it where it does not. */
export function StreamNote({ state, onRefresh }: { state: StreamState; onRefresh(): void }) {
  const { t } = useTranslation();
  return (
    <span className={`stream stream-${state}`}>
      <span role="status" className="small" data-testid="stream">
        {t(`stream.${state}`)}
      </span>{' '}
      {state === 'waiting' && (
        <Button size="small" onClick={onRefresh}>
          {t('stream.refresh')}
        </Button>
      )}
    </span>
  );
}
