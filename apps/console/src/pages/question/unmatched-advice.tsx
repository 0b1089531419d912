import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useServices } from '../../api/services.ts';
import { useMay } from '../../session/use-me.ts';

/** 清单上没有: what can be done where no item fits, or where there are no lists at all. */
export function UnmatchedAdvice() {
  const { t } = useTranslation();
  const { registry } = useServices();
  const mayImport = useMay('importList');
  const mayRegister = useMay('registerMatter');
  const summary = useQuery({ queryKey: ['summary'], queryFn: () => registry.summary() });
  if (summary.data?.items === 0) {
    return (
      <section className="card" aria-labelledby="advice">
        <h3 id="advice">{t('unmatched.noLists')}</h3>
        <p>{t('unmatched.noListsWhy')}</p>
        {mayImport && <Link to="/import">{t('unmatched.toImport')}</Link>}
      </section>
    );
  }
  return (
    <section className="card" aria-labelledby="advice">
      <h3 id="advice">{t('unmatched.heading')}</h3>
      <ul>
        <li>{t('unmatched.rephrase')}</li>
        <li>
          <Link to="/lists">{t('unmatched.lists')}</Link>
        </li>
        {mayRegister && <li>{t('unmatched.register')}</li>}
      </ul>
    </section>
  );
}
