import type { ListAmendment } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import type { Change } from './item-changes.ts';

/** 前后对照: what one list says of an item, and what it shall say. */
export function ChangesTable({ title, operation, from, changes }: { title: string; operation: ListAmendment['operation']; from?: string; changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <div className="changes" data-testid="changes">
      <p lang="zh-CN">
        <strong>{title}</strong> <span className="tag">{t(`amendment.${operation}`)}</span> {from && <span className="small">{t('amendment.from', { organ: from })}</span>}
      </p>
      {changes.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={title}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('amendment.element')}</th>
                <th scope="col">{t('amendment.before')}</th>
                <th scope="col">{t('amendment.after')}</th>
              </tr>
            </thead>
            <tbody lang="zh-CN">
              {changes.map(({ element, before, after }) => (
                <tr key={element}>
                  <th scope="row">{t(`element.${element}`)}</th>
                  <td className="wording">{before ?? t('amendment.absent')}</td>
                  <td className="wording">{after ?? t('amendment.gone')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
