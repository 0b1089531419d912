import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Session } from '../session/session.ts';
import { readSettings } from '../session/settings.ts';
import { Console } from './console.tsx';
import { Notice } from './notice.tsx';
import { Waiting } from './waiting.tsx';

// One session for the page, however often React mounts what shows it.
let opening: Promise<Session> | undefined;

/** Opens the session by the server's settings, then the console. */
export function Boot() {
  const { t } = useTranslation();
  const [session, setSession] = useState<Session | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    opening ??= readSettings().then((settings) => new Session(settings));
    opening.then(setSession, () => setFailed(true));
  }, []);

  if (session) return <Console session={session} />;
  if (failed) return <Notice title={t('session.noSettings')} text={t('session.noSettingsWhy')} action={t('session.retry')} onAction={() => location.reload()} />;
  return <Waiting text={t('frame.loading')} />;
}
