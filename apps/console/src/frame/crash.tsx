import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { en } from '../locales/en.ts';
import { zhCN } from '../locales/zh-CN.ts';

/** 页面出错: in both languages, since whoever is asked for help may read the other one. */
export function Crash({ error }: { error: unknown }) {
  const { i18n } = useTranslation();
  const said = i18n.language === 'en' ? ([en, zhCN] as const) : ([zhCN, en] as const);
  return (
    <div className="notice" role="alert">
      {said.map(({ crash }, i) => (
        <div key={crash.title} lang={crash === en.crash ? 'en' : 'zh-CN'}>
          {i === 0 ? <h1>{crash.title}</h1> : <h2>{crash.title}</h2>}
          <p>{crash.why}</p>
        </div>
      ))}
      <pre>{error instanceof Error ? error.message : String(error)}</pre>
      <Button type="primary" onClick={() => location.reload()}>
        {said[0].crash.reload}
      </Button>
    </div>
  );
}
