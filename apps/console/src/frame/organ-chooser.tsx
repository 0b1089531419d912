import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** 选择代表机关: for people who serve in several. */
export function OrganChooser({ organs, onChoose }: { organs: readonly string[]; onChoose(organ: string | null): void }) {
  const { t } = useTranslation();
  const [organ, setOrgan] = useState(organs[0] ?? '');
  return (
    <Modal open title={t('organChoice.title')} okText={t('organChoice.confirm')} cancelText={t('organChoice.cancel')} onOk={() => onChoose(organ)} onCancel={() => onChoose(null)}>
      <p>{t('organChoice.why')}</p>
      <fieldset className="choices">
        <legend>{t('organChoice.label')}</legend>
        {organs.map((name) => (
          <label key={name}>
            <input type="radio" name="organ" value={name} checked={organ === name} onChange={() => setOrgan(name)} /> {name}
          </label>
        ))}
      </fieldset>
    </Modal>
  );
}
