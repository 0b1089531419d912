import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** 翻页: which of how many are shown, and the ways to the others. */
export function Pager({ start, shown, total, hasPrevious, hasNext, onPrevious, onNext }: { start: number; shown: number; total: number; hasPrevious: boolean; hasNext: boolean; onPrevious(): void; onNext(): void }) {
  const { t } = useTranslation();
  if (!hasPrevious && !hasNext) return null;
  return (
    <div className="answer-actions">
      <span className="small">{t('import.shownOf', { from: start + 1, to: start + shown, count: total })}</span>
      <Button size="small" disabled={!hasPrevious} onClick={onPrevious}>
        {t('import.previous')}
      </Button>
      <Button size="small" disabled={!hasNext} onClick={onNext}>
        {t('import.next')}
      </Button>
    </div>
  );
}
