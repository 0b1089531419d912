import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.ts';
import { useSignedIn } from '../session/session-context.ts';
import { keepOrgan, keptOrgan } from './organ-choice.ts';

/** 当前用户: who is signed in, where, and the way out. */
export function Account() {
  const { t, i18n } = useTranslation();
  const { session, person } = useSignedIn();
  const organ = keptOrgan(sessionStorage);
  const { registry } = useServices();
  const tenant = useQuery({ queryKey: ['tenant', person.subject], queryFn: () => registry.tenant(), staleTime: Infinity });
  // An issuer that knows no more than the subject leaves the district, which the grants tell.
  const place = [person.organ ?? tenant.data?.name, person.unit].filter(Boolean).join(' ');
  // What is on the page belongs to the organ before; the next call asks for another.
  const changeOrgan = (): void => {
    keepOrgan(sessionStorage, null);
    location.reload();
  };
  return (
    <div className="account">
      <div>
        <span className="unseen">{t('frame.account')} </span>
        <span className="who">{person.name ?? person.subject}</span>
        {place !== '' && (
          <span className="place" lang="zh-CN">
            {place}
          </span>
        )}
        {organ && (
          <span className="place">
            {t('frame.actingFor', { organ })}{' '}
            <button type="button" className="plain" onClick={changeOrgan}>
              {t('frame.changeOrgan')}
            </button>
          </span>
        )}
      </div>
      <Button type="text" onClick={() => void session.signOut(i18n.language)}>
        {t('frame.signOut')}
      </Button>
    </div>
  );
}
