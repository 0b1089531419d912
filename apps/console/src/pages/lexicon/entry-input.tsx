import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { LONGEST_NOTE, type EntryField } from './entry-draft.ts';

/** One field of an entry: its name, what belongs there, and what is wrong with what stands there. */
export function EntryInput({ field, value, faults, onChange }: { field: EntryField; value: string; faults: readonly string[]; onChange(value: string): void }) {
  const { t } = useTranslation();
  const id = `entry-${field}`;
  return (
    <div className="field">
      <label htmlFor={id}>{t(`lexicon.${field}`)}</label>
      <Input.TextArea
        id={id}
        className="wide"
        lang="zh-CN"
        autoFocus={field === 'words'}
        value={value}
        autoSize={{ minRows: field === 'words' ? 3 : 2, maxRows: 10 }}
        placeholder={t(`lexiconExample.${field}`)}
        aria-describedby={`${id}-hint ${id}-faults`}
        {...(field === 'note' && { maxLength: LONGEST_NOTE })}
        {...(faults.length > 0 && { status: 'error', 'aria-invalid': true })}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`} className="small">
        {t(`lexiconHint.${field}`)}
      </p>
      <div id={`${id}-faults`} role="alert">
        {faults.map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
    </div>
  );
}
