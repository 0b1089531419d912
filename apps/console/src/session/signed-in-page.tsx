import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Notice } from '../frame/notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Session } from './session.ts';

/** The page the login leads back to; goes on to where the person wanted to be. */
export function SignedInPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    session.signedIn().then(
      (target) => navigate(target, { replace: true }),
      () => setFailed(true),
    );
  }, [session, navigate]);

  if (!failed) return <Waiting text={t('session.checking')} />;
  return <Notice title={t('session.failed')} text={t('session.failedWhy')} action={t('session.again')} onAction={() => location.assign('/')} />;
}
