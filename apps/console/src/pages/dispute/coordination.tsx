import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { Opinion } from './opinion.tsx';
import { Phase, Wording } from './phase.tsx';
import { Signatures } from './signatures.tsx';

/** 编办、司法协调: rounds, replies, the opinion with what the parties say to it, and the submission. */
export function Coordination({ one: { id, coordination } }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (!coordination) return null;
  const { startedAt, rounds, replies, extension, opinion, proposal, submission } = coordination;
  return (
    <Phase name="coordination" heading={t('coordination.heading')}>
      <p>{t('coordination.started', { time: atTime(startedAt, i18n.language) })}</p>
      {extension && <p>{t('coordination.extension', { reason: extension.reason })}</p>}
      {replies.length > 0 && <h3>{t('coordination.replies')}</h3>}
      <ul>
        {replies.map(({ organId, text, deemed, at }) => (
          <li key={`${organId} ${at}`}>
            {t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })} {deemed ? <span className="tag">{t('coordination.deemed')}</span> : <Wording text={text} />}
          </li>
        ))}
      </ul>
      {rounds.length > 0 && <h3>{t('coordination.rounds')}</h3>}
      <ol className="records plain-list">
        {rounds.map(({ no, kind, questions, heldAt, minutes }) => (
          <li key={no}>
            <strong>{t('coordination.round', { no, kind: t(`roundKind.${kind}`), time: atTime(heldAt, i18n.language) })}</strong>
            <Facts
              facts={[
                [t('coordination.questions'), <Wording key="questions" text={questions} />],
                [t('coordination.minutes'), minutes && <Wording text={minutes} />],
              ]}
            />
          </li>
        ))}
      </ol>
      {opinion && <Opinion disputeId={id} opinion={opinion} />}
      {proposal && (
        <>
          <h3>{t('coordination.proposal')}</h3>
          <Wording text={proposal.reasons} />
          <Signatures signed={proposal.signatures} />
        </>
      )}
      {submission && <p>{t('coordination.submission', { document: submission.documentNumber, time: atTime(submission.at, i18n.language) })}</p>}
    </Phase>
  );
}
