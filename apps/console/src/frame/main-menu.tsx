import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** 主菜单. */
export function MainMenu() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('frame.menu')} className="main-menu">
      <ul>
        <li>
          <NavLink to="/" end>
            {t('pageNames.question')}
          </NavLink>
        </li>
        <li>
          <NavLink to="/lists">{t('pageNames.lists')}</NavLink>
        </li>
        <li>
          <NavLink to="/import">{t('pageNames.import')}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
