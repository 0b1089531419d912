import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 办理情况: result and signatures, callback, extension, suspension and what was done for the time being. */
export function Handling({ order: { result, evidence, signatures, callback, extension, suspension, interimMeasures, deadlines } }: { order: OrderAnswer }) {
  const { t, i18n } = useTranslation();
  if (result === null && signatures.length === 0 && !callback && !extension && !suspension && interimMeasures.length === 0) return null;
  const clock = deadlines.find(({ kind }) => kind === 'HANDLE')?.clock;
  const nameOf = (role: string): string => (isKeyOf('handling', `signer${role}`) ? t(`handling.signer${role}` as 'handling.signerUNIT_HEAD') : role);
  return (
    <section className="card" aria-labelledby="handling" data-testid="handling">
      <h2 id="handling">{t('handling.heading')}</h2>
      <Facts
        facts={[
          [t('handling.result'), result && <span className="wording">{result}</span>],
          [t('handling.evidence'), evidence.length === 0 ? null : evidence.join('；')],
          [t('handling.signed'), signatures.length === 0 ? null : signatures.map((signature) => t('handling.signedAs', { role: nameOf(signature.as), time: atTime(signature.at, i18n.language) })).join('；')],
          [
            t('handling.callback'),
            callback &&
              [t(callback.responded ? 'handling.responded' : 'handling.notResponded'), t(callback.resolved ? 'handling.resolved' : 'handling.notResolved'), callback.satisfaction && t(`satisfaction.${String(callback.satisfaction)}` as 'satisfaction.5')]
                .filter(Boolean)
                .join(' · '),
          ],
          [
            t('handling.extension'),
            extension && (
              <>
                {t('handling.extensionAsked', { time: atTime(extension.askedAt, i18n.language), amount: `${extension.amount}${clock ? t(`clock.${clock}`) : ''}` })}
                {' · '}
                {extension.reason} <span className="tag">{t(extension.answer ? (extension.answer.granted ? 'handling.extensionGranted' : 'handling.extensionRefused') : 'handling.extensionOpen')}</span> {extension.answer?.ground}
              </>
            ),
          ],
          [t('handling.suspension'), suspension && `${suspension.obstacle} · ${suspension.plan} · ${suspension.plannedFor}`],
          [t('handling.interim'), interimMeasures.length === 0 ? null : interimMeasures.map(({ text, at }) => `${atTime(at, i18n.language)} ${text}`).join('；')],
        ]}
      />
    </section>
  );
}
