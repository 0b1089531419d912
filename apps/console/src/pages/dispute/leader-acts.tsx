import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';
import { Phase, Wording } from './phase.tsx';
import { Signatures } from './signatures.tsx';

/** 领导批示, which the procedure is to make needless (F-051), and who consented to a withdrawal. */
export function LeaderActs({ acts, consents }: { acts: DisputeAnswer['leaderActs']; consents: DisputeAnswer['withdrawalConsents'] }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {acts.length > 0 && (
        <Phase name="leader" heading={t('disputeCase.leaderActs')}>
          <ul>
            {acts.map(({ leader, instruction, at }) => (
              <li key={`${leader} ${at}`}>
                {t('disputeCase.leaderAct', { leader, time: atTime(at, i18n.language) })} <Wording text={instruction} />
              </li>
            ))}
          </ul>
        </Phase>
      )}
      {consents.length > 0 && (
        <Phase name="withdrawal" heading={t('disputeCase.withdrawal')}>
          <Signatures signed={consents} />
        </Phase>
      )}
    </>
  );
}
