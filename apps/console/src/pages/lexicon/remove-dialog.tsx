import { useMutation } from '@tanstack/react-query';
import type { LexiconEntryAnswer } from '@yidan/contracts';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';

/** 删除确认: says what no longer counts before it is gone. */
export function RemoveDialog({ entry, onRemoved, onCancel }: { entry: LexiconEntryAnswer; onRemoved(): void; onCancel(): void }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const remove = useMutation({ mutationFn: () => summons.removeEntry(entry), onSuccess: onRemoved });
  return (
    <Modal open title={t('lexicon.removeTitle')} okText={t('lexicon.removeConfirm')} okButtonProps={{ danger: true }} cancelText={t('lexicon.cancel')} confirmLoading={remove.isPending} onOk={() => remove.mutate()} onCancel={onCancel}>
      <p lang="zh-CN">{entry.words.join(t('frame.and'))}</p>
      <p>{t('lexicon.removeWhy')}</p>
      <div role="alert">{remove.isError && <ProblemView error={remove.error} />}</div>
    </Modal>
  );
}
