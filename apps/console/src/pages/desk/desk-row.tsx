import type { DeskTask } from '@yidan/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ColourTag } from '../../frame/colour-tag.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { UrgencyTag } from '../../frame/urgency-tag.tsx';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';
import { pathOf } from './desk.ts';

/** One task: what it is about, what comes next, whose it is and until when. */
export function DeskRow({ task, onClaimed }: { task: DeskTask; onClaimed(): void }) {
  const { t, i18n } = useTranslation();
  const { dispatch } = useServices();
  const claim = useMutation({ mutationFn: (way: 'claim' | 'unclaim') => dispatch.claim(task, way), onSuccess: onClaimed });
  const { number, title, titleEn, itemName, objectType, objectZh, stepZh, stepEn, organ, unit, since, dueAt, colour, urgency, actions, claimedBy, mine } = task;
  const path = pathOf(task);
  const kind = isKeyOf('deskKind', objectType) ? t(`deskKind.${objectType}`) : objectZh;
  const said = title === null ? t('desk.restricted') : inLanguage(i18n.language, title, titleEn ?? title);
  const held = mine ? t('desk.given') : t('desk.claimed');
  return (
    <tr>
      <th scope="row" className="words">
        <span className="small">
          {kind} {number}
        </span>{' '}
        <UrgencyTag urgency={urgency} />
        <span className="task-title">{path === null ? said : <Link to={path}>{said}</Link>}</span>
        {itemName && (
          <span className="small" lang="zh-CN">
            {itemName}
          </span>
        )}
      </th>
      <td>{inLanguage(i18n.language, stepZh, stepEn)}</td>
      <td lang="zh-CN">{[organ?.name, unit?.name].filter(Boolean).join(' ')}</td>
      <td>
        <ColourTag colour={colour} />{' '}
        <span className="when">{dueAt ? atTime(dueAt, i18n.language) : t('desk.noDue')}</span> <span className="small when">{t('desk.since', { time: atTime(since, i18n.language) })}</span>
      </td>
      <td>
        {actions.map((way) => (
          <Button key={way} size="small" loading={claim.isPending} aria-label={t(`desk.${way}Task`, { number })} onClick={() => claim.mutate(way)}>
            {t(`desk.${way}`)}
          </Button>
        ))}
        {actions.length === 0 && (claimedBy !== null || mine) && <span className="small">{held}</span>}
        {claim.isError && <ProblemView error={claim.error} />}
      </td>
    </tr>
  );
}
