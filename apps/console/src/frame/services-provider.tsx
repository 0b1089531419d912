import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Caller } from '../api/caller.ts';
import { Dispatch } from '../api/dispatch.ts';
import { Disputes } from '../api/disputes.ts';
import { ListRegistry } from '../api/list-registry.ts';
import { ServicesContext } from '../api/services.ts';
import { Summons } from '../api/summons.ts';
import type { Session } from '../session/session.ts';
import { Notice } from './notice.tsx';
import { keepOrgan, keptOrgan } from './organ-choice.ts';

// Few people serve in several organs.
const OrganChooser = lazy(() => import('./organ-chooser.tsx').then(({ OrganChooser: chooser }) => ({ default: chooser })));

interface OpenChoice {
  organs: readonly string[];
  choose(organ: string | null): void;
}

/** Lets the pages call the services: with the session's token, for the organ chosen, and back to the login when the session is over. */
export function ServicesProvider({ session, children }: { session: Session; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const answers = useQueryClient();
  const [choice, setChoice] = useState<OpenChoice | null>(null);
  const [refused, setRefused] = useState(false);

  const services = useMemo(() => {
    let asking: Promise<string | null> | null = null;
    const ask = (organs: readonly string[]): Promise<string | null> =>
      new Promise((resolve) => {
        const choose = (organ: string | null): void => {
          setChoice(null);
          asking = null;
          if (organ !== null) keepOrgan(sessionStorage, organ);
          resolve(organ);
        };
        setChoice({ organs, choose });
      });
    const caller = new Caller({
      token: () => session.token(),
      renewedToken: () => session.renewedToken(),
      signedOut: () => {
        answers.clear();
        void session.ended(i18n.language).then((onTheWay) => setRefused(!onTheWay));
      },
      organ: () => keptOrgan(sessionStorage),
      forgetOrgan: () => keepOrgan(sessionStorage, null),
      // Several calls may need the organ at once; the person is asked one time.
      chooseOrgan: (organs) => (asking ??= ask(organs)),
    });
    return { registry: new ListRegistry(caller), summons: new Summons(caller), dispatch: new Dispatch(caller), disputes: new Disputes(caller), streams: { open: caller.stream.bind(caller) } };
  }, [session, answers, i18n]);

  if (refused) return <Notice title={t('session.failed')} text={t('session.refused')} action={t('session.again')} onAction={() => void session.signIn(i18n.language)} />;
  return (
    <ServicesContext value={services}>
      {children}
      {choice && (
        <Suspense>
          <OrganChooser organs={choice.organs} onChoose={choice.choose} />
        </Suspense>
      )}
    </ServicesContext>
  );
}
