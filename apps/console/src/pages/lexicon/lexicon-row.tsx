import type { LexiconEntryAnswer } from '@yidan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';

/** One entry: what people say, what the lists call it, and who usually answers. */
export function LexiconRow({ entry, mayEdit, onChange, onRemove }: { entry: LexiconEntryAnswer; mayEdit: boolean; onChange(): void; onRemove(): void }) {
  const { t, i18n } = useTranslation();
  const { words, terms, holders, note, enteredAt } = entry;
  const off = terms.length === 0 && holders.length === 0;
  return (
    <tr>
      <th scope="row" lang="zh-CN" className="words">
        {words.join(t('frame.and'))}
      </th>
      <td lang="zh-CN">{off ? <span className="tag severity-INFO">{t('lexicon.off')}</span> : terms.join(t('frame.and'))}</td>
      <td lang="zh-CN">{holders.join(t('frame.and'))}</td>
      <td>{note}</td>
      <td>{atTime(enteredAt, i18n.language)}</td>
      {mayEdit && (
        <td className="exports">
          <Button size="small" aria-label={t('lexicon.changeEntry', { word: words[0] ?? '' })} onClick={onChange}>
            {t('lexicon.change')}
          </Button>{' '}
          <Button size="small" danger aria-label={t('lexicon.removeEntry', { word: words[0] ?? '' })} onClick={onRemove}>
            {t('lexicon.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}
