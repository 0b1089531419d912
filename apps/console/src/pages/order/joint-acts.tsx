import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';

/** 联合执法: what the organs of the matter did together, each with the certificates of its people. */
export function JointActs({ acts }: { acts: OrderAnswer['jointActs'] }) {
  const { t, i18n } = useTranslation();
  if (acts.length === 0) return null;
  return (
    <section className="card" aria-labelledby="joint-acts" data-testid="joint-acts">
      <h2 id="joint-acts">{t('jointActs.heading')}</h2>
      <ol className="records">
        {acts.map(({ id, happenedAt, place, done, organs }) => (
          <li key={id}>
            <p>{t('jointActs.at', { time: atTime(happenedAt, i18n.language), place })}</p>
            <Facts
              facts={[
                [t('jointActs.done'), <span className="wording">{done}</span>],
                ...organs.map(({ organ, certificateNumbers }) => [organ.name, t('jointActs.certificates', { numbers: certificateNumbers.join('、') })] as const),
              ]}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
