import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../frame/notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import type { Session } from './session.ts';
import { SessionContext } from './session-context.ts';
import type { SignedInPerson } from './session-rules.ts';

/** 登录门: shows the console to who is signed in, and leads everybody else to the login page. */
export function SessionGate({ session, children }: { session: Session; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const [person, setPerson] = useState<SignedInPerson | null>(null);
  const [state, setState] = useState<'checking' | 'leaving' | 'unreachable'>('checking');

  useEffect(() => {
    session
      .person()
      .then(async (found) => {
        if (found) return setPerson(found);
        setState('leaving');
        await session.signIn(i18n.language);
      })
      .catch(() => setState('unreachable'));
    // Asked once: what changes later is told by the services.
  }, [session]);

  const signedIn = useMemo(() => (person ? { session, person } : null), [session, person]);
  if (signedIn) return <SessionContext value={signedIn}>{children}</SessionContext>;
  if (state === 'unreachable') return <Notice title={t('session.noSettings')} text={t('problem.offline')} action={t('session.retry')} onAction={() => location.reload()} />;
  return <Waiting text={t(state === 'leaving' ? 'session.goingToSignIn' : 'session.checking')} />;
}
