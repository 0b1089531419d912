import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../frame/wording.ts';
import { approvalFaults, type Approval } from './approval.ts';

const FIELDS = ['documentNumber', 'approvedOn', 'effectiveFrom'] as const;

/** 载入已审定清单: asks for the paper on which it was approved, and whether it is meant. */
export function LoadDialog({ summary, onLoad, onCancel }: { summary: string; onLoad(approval: Approval): void; onCancel(): void }) {
  const { t } = useTranslation();
  const [approval, setApproval] = useState<Approval>(() => ({ documentNumber: '', approvedOn: today(), effectiveFrom: today() }));
  const [tried, setTried] = useState(false);
  const faults = tried ? approvalFaults(approval, today()) : {};
  const load = (): void => {
    setTried(true);
    if (Object.keys(approvalFaults(approval, today())).length === 0) onLoad(approval);
  };
  return (
    <Modal open title={t('import.loadTitle')} okText={t('import.loadConfirm')} cancelText={t('import.cancel')} onOk={load} onCancel={onCancel}>
      <p>{summary}</p>
      <p className="small">{t('import.loadHint')}</p>
      {FIELDS.map((field) => {
        const fault = faults[field];
        return (
          <div key={field} className="field">
            <label htmlFor={field}>{t(`import.${field}`)}</label>
            <Input
              id={field}
              type={field === 'documentNumber' ? 'text' : 'date'}
              value={approval[field]}
              {...(field === 'documentNumber' && { placeholder: t('import.documentNumberExample') })}
              {...(fault && { status: 'error', 'aria-invalid': true, 'aria-describedby': `${field}-fault` })}
              onChange={({ target }) => setApproval({ ...approval, [field]: target.value })}
              onPressEnter={load}
            />
            <div role="alert">
              {fault && (
                <p id={`${field}-fault`} className="field-error">
                  {t(`import.${fault}`)}
                </p>
              )}
            </div>
          </div>
        );
      })}
    </Modal>
  );
}
