import type { OrderAnswer } from '@yidan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderPaper } from '../../api/dispatch.ts';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { papersOf } from './papers.ts';

const WORDS = { 'dispatch-form': 'dispatchForm', 'return-form': 'returnForm', 'result-reply': 'resultReply' } as const satisfies Record<OrderPaper, string>;

/** 文书下载: the order, the return and the reply on paper, as far as there is something to say. */
export function OrderPapers({ order }: { order: OrderAnswer }) {
  const { t } = useTranslation();
  const { dispatch } = useServices();
  const download = useDownload();
  return (
    <>
      <p className="answer-actions">
        <span>{t('papers.heading')}</span>
        {papersOf(order).map((paper) => (
          <Button key={paper} disabled={download.isPending} onClick={() => download.mutate(() => dispatch.orderPaper(order.id, order.number, paper))}>
            {t(`papers.${WORDS[paper]}`)}
          </Button>
        ))}
      </p>
      {download.isError && <ProblemView error={download.error} />}
    </>
  );
}
