import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Account } from './account.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { MainMenu } from './main-menu.tsx';

/** 页眉: product, menu, language and person; on a small screen all but the product is in a drawer. */
export function Header() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className="header">
      <Link to="/" className="brand">
        <span lang="zh-CN">{t('product.name')}</span> <span className="latin">{t('product.latin')}</span>
      </Link>
      <div className="wide-only header-rest">
        <MainMenu />
        <LanguageSwitch />
        <Account />
      </div>
      <Button className="narrow-only" type="text" icon={<MenuOutlined />} aria-label={t('frame.openMenu')} aria-expanded={open} onClick={() => setOpen(true)} />
      <Drawer open={open} onClose={() => setOpen(false)} title={t('frame.menu')} size={300} closable={{ 'aria-label': t('frame.closeMenu') }}>
        <div className="drawer">
          <MainMenu />
          <Account />
          <LanguageSwitch />
        </div>
      </Drawer>
    </header>
  );
}
