import type { DeskTask } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 紧急程度, where it is not the usual one. */
export function UrgencyTag({ urgency }: { urgency: DeskTask['urgency'] }) {
  const { t } = useTranslation();
  if (urgency === 'NORMAL') return null;
  return <span className={`tag urgency-${urgency}`}>{t(`urgency.${urgency}`)}</span>;
}
