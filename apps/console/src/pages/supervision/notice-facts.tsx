import type { NoticeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { pathOf } from '../desk/desk.ts';

/** 督办要素: about what, to whom, why, and until when. */
export function NoticeFacts({ notice }: { notice: NoticeAnswer }) {
  const { t, i18n } = useTranslation();
  const { number, level, state, objectNumber, objectTitle, organ, unit, facts, requirement, issuedAt, dueAt, overdue } = notice;
  const path = pathOf(notice);
  const about = `${objectNumber} ${objectTitle ?? ''}`;
  return (
    <section className="card" aria-label={t('pageNames.supervision')}>
      <Facts
        facts={[
          [t('supervision.number'), number],
          [t('supervision.level'), t(`noticeLevel.${level}`)],
          [t('supervision.state'), t(`noticeState.${state}`)],
          [t('supervision.object'), path === null ? about : <Link to={path}>{about}</Link>],
          [t('supervision.organ'), [organ.name, unit?.name].filter(Boolean).join(' ')],
          [t('supervision.facts'), <span key="facts" className="wording">{facts}</span>],
          [t('supervision.requirement'), <span key="requirement" className="wording">{requirement}</span>],
          [t('supervision.issuedAt'), atTime(issuedAt, i18n.language)],
          [t('supervision.dueAt'), dueAt ? <>{atTime(dueAt, i18n.language)} {overdue && <span className="tag colour-RED">{t('supervision.overdue')}</span>}</> : t('order.noDue')],
        ]}
      />
    </section>
  );
}
