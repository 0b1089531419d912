import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../session/use-me.ts';

/** 主菜单: what the person may use. */
export function MainMenu() {
  const { t } = useTranslation();
  const mayImport = useMay('importList');
  const maySeeOrders = useMay('seeOrders');
  const maySeeNotices = useMay('seeNotices');
  const maySeeDisputes = useMay('seeDisputes');
  return (
    <nav aria-label={t('frame.menu')} className="main-menu">
      <ul>
        <li>
          <NavLink to="/desk">{t('pageNames.desk')}</NavLink>
        </li>
        <li>
          <NavLink to="/" end>
            {t('pageNames.question')}
          </NavLink>
        </li>
        {maySeeOrders && (
          <li>
            <NavLink to="/live">{t('pageNames.live')}</NavLink>
          </li>
        )}
        {maySeeNotices && (
          <li>
            <NavLink to="/supervision">{t('pageNames.supervision')}</NavLink>
          </li>
        )}
        {maySeeDisputes && (
          <li>
            <NavLink to="/disputes">{t('pageNames.disputes')}</NavLink>
          </li>
        )}
        <li>
          <NavLink to="/lists">{t('pageNames.lists')}</NavLink>
        </li>
        <li>
          <NavLink to="/lexicon">{t('pageNames.lexicon')}</NavLink>
        </li>
        {mayImport && (
          <li>
            <NavLink to="/import">{t('pageNames.import')}</NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
