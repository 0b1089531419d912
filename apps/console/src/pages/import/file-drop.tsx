import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../../frame/wording.ts';
import { ACCEPTED, fileFault } from './list-file.ts';

/** 选择文件: dropped, or chosen from the disk. */
export function FileDrop({ file, disabled, onChoose }: { file: File | null; disabled: boolean; onChoose(file: File | null): void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<'wrongKind' | 'tooLarge' | null>(null);
  const take = (chosen: File | undefined): void => {
    if (!chosen || disabled) return;
    const found = fileFault(chosen);
    setFault(found);
    onChoose(found ? null : chosen);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <span className="wide-only">{t('import.drop')}</span>{' '}
      <label className="file">
        <span>{t('import.chooseFile')}</span>
        <input
          type="file"
          accept={ACCEPTED.join(',')}
          disabled={disabled}
          onChange={({ target }) => {
            take(target.files?.[0]);
            // Choosing the same file again, after mending it, has to count as a choice.
            target.value = '';
          }}
        />
      </label>
      <p className="small">{t('import.accepted')}</p>
      <div role="status">{file && <p>{t('import.chosen', { name: file.name, size: fileSize(file.size) })}</p>}</div>
      <div role="alert">{fault && <p className="field-error">{t(`import.${fault}`)}</p>}</div>
    </div>
  );
}
