import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Says that an address belongs to no page. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="notice">
      <h1>{t('frame.notFound')}</h1>
      <Link to="/">{t('frame.toStart')}</Link>
    </div>
  );
}
