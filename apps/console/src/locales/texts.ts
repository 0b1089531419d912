import type { zhCN } from './zh-CN.ts';

/** The same keys with words of another language. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** 文案: the texts of one language, under the keys of the Chinese ones. */
export type Texts = SameKeys<typeof zhCN>;

/** 语言. */
export type Language = 'zh-CN' | 'en';
