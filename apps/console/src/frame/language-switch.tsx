import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepLanguage } from '../locales/language.ts';

/** 语言切换: Chinese and English, remembered in this browser. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  const change = (): void => {
    keepLanguage(localStorage, other);
    void i18n.changeLanguage(other);
  };
  return (
    <Button type="text" className="language" aria-label={t('frame.switchLanguage')} onClick={change}>
      <span lang={other}>{t('frame.otherLanguage')}</span>
    </Button>
  );
}
