import type { NoticeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';

/** 答复记录: what was replied, who signed it when, and what was made of it. */
export function Replies({ replies }: { replies: NoticeAnswer['replies'] }) {
  const { t, i18n } = useTranslation();
  if (replies.length === 0) return null;
  return (
    <section className="card" aria-labelledby="replies" data-testid="replies">
      <h2 id="replies">{t('supervision.replies')}</h2>
      <ol className="records">
        {replies.map(({ text, evidence, writtenAt, signedAt, decision }) => (
          <li key={writtenAt}>
            <p className="wording">{text}</p>
            {evidence.length > 0 && <p className="small">{evidence.join('；')}</p>}
            <p className="small">
              {signedAt ? t('supervision.replySigned', { time: atTime(signedAt, i18n.language) }) : t('supervision.replyDraft')}
              {decision && ` · ${t(decision.accepted ? 'supervision.accepted' : 'supervision.rejected')} · ${decision.reason}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
