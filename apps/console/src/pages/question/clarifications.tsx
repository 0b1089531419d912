import type { MatchCandidate } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 明责文件 of an item: what was issued to settle who does what about it. */
export function Clarifications({ documents }: { documents: MatchCandidate['clarifications'] }) {
  const { t } = useTranslation();
  if (documents.length === 0) return null;
  return (
    <section className="card" aria-labelledby="clarifications" data-testid="clarifications">
      <h3 id="clarifications">{t('clarifications.heading')}</h3>
      <ul className="bases">
        {documents.map(({ clarificationId, documentNumber, title, issuer, issuedOn, role, duty }) => (
          <li key={`${clarificationId} ${role} ${duty}`}>
            <strong lang="zh-CN">
              《{title}》 {documentNumber}
            </strong>{' '}
            <span className="small">{t('clarifications.issued', { issuer, date: issuedOn })}</span>
            <span className="wording">
              {t('clarifications.duty')} <span className="tag">{t(`caseRole.${role}`)}</span> <span lang="zh-CN">{duty}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
