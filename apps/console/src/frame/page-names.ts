import type { zhCN } from '../locales/zh-CN.ts';

const PAGES = { desk: 'desk', disputes: 'disputes', import: 'import', lists: 'lists', lexicon: 'lexicon', live: 'live', matters: 'matter', orders: 'order', supervision: 'supervision' } as const;

/** What the page at an address is called; everything else is under the start page's name. */
export function pageName(pathname: string): keyof (typeof zhCN)['pageNames'] {
  const [, first = ''] = pathname.split('/');
  return Object.hasOwn(PAGES, first) ? PAGES[first as keyof typeof PAGES] : 'question';
}
