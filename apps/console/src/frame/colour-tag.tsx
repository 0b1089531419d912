import type { DeskTask } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 时限颜色: in words as well, for whoever does not see it. */
export function ColourTag({ colour }: { colour: DeskTask['colour'] }) {
  const { t } = useTranslation();
  return <span className={`tag colour-${colour}`}>{t(`colour.${colour}`)}</span>;
}
