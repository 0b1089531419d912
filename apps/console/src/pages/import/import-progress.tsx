import { useTranslation } from 'react-i18next';
import { Waiting } from '../../frame/waiting.tsx';
import { percent } from '../../frame/wording.ts';

/** How far the file is: on its way, or being read. */
export function ImportProgress({ sent }: { sent: number }) {
  const { t } = useTranslation();
  if (sent >= 1) return <Waiting text={t('import.reading')} />;
  const text = t('import.uploading', { percent: percent(sent) });
  return (
    <div className="waiting">
      <progress value={sent} aria-label={text} />
      <p>{text}</p>
    </div>
  );
}
