import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 当事单位: who disputes, as what, and what each says of the duty. */
export function Parties({ parties }: { parties: DisputeAnswer['parties'] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="parties">
      <h2 id="parties">{t('disputeCase.parties')}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="parties">
        <table className="table" data-testid="parties">
          <thead>
            <tr>
              <th scope="col">{t('disputeCase.party')}</th>
              <th scope="col">{t('disputeCase.role')}</th>
              <th scope="col">{t('disputeCase.stance')}</th>
            </tr>
          </thead>
          <tbody>
            {parties.map(({ organ, role, stance }) => (
              <tr key={organ.id}>
                <th scope="row" lang="zh-CN">
                  {organ.name ?? organ.code}
                </th>
                <td>{t(`partyRole.${role}`)}</td>
                <td>{stance ? t(`partyStance.${stance}`) : t('disputeCase.noStance')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
