import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useServices } from '../../api/services.ts';
import { NotYours } from '../../frame/not-yours.tsx';
import { useMay, useMe } from '../../session/use-me.ts';
import { INSTRUCTION_FIELDS, RAISE_FIELDS } from '../../steps/dispute-steps.ts';
import { rowsAsText, type StepDraft } from '../../steps/step.ts';
import { StepForm } from '../../steps/step-form.tsx';

const TWO_PARTIES: StepDraft = { parties: rowsAsText([{}, {}]) };
const NOTHING_SAID = { text: '', items: [] };

/** 提出争议: what is disputed and between whom; the case opens with its interim holder. */
export function RaisePage() {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const navigate = useNavigate();
  const { me } = useMe();
  const mayRaise = useMay('raiseDispute');
  const isLeader = me?.roles.some(({ role }) => role === 'LEADER_IN_CHARGE') ?? false;
  return (
    <div className="page">
      <h1>{t('raise.heading')}</h1>
      <p className="lead">{t('raise.lead')}</p>
      {mayRaise === false ? (
        <NotYours text={t('disputes.notYours')} />
      ) : (
        <section className="card" aria-labelledby="raise">
          <h2 id="raise">{t('raise.who')}</h2>
          <p className="small">
            {t('raise.convenorHint')} {t('raise.partiesHint')}
          </p>
          <StepForm
            step={{ fields: isLeader ? [...RAISE_FIELDS, ...INSTRUCTION_FIELDS] : RAISE_FIELDS }}
            name={t('raise.facts')}
            initial={TWO_PARTIES}
            about={NOTHING_SAID}
            takeText={t('raise.send')}
            take={(body, key) => disputes.raise(body, key)}
            onTaken={({ id }) => void navigate(`/disputes/${id}`)}
          />
        </section>
      )}
      <p className="answer-actions">
        <Link to="/disputes">{t('disputes.back')}</Link>
      </p>
    </div>
  );
}
