/** Twentieths of a point in so many millimetres. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** A4. */
export const PAGE = { width: mm(210), height: mm(297) } as const;

/** 天头 37、订口 28、版心 156 × 225 mm; the page number stands 7 mm below the text. */
export const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(23) } as const;

/** 横排表格: the same text area turned by a quarter, its head at the binding. */
export const LYING_MARGIN = { top: mm(28), bottom: mm(26), left: mm(35), right: mm(37), header: mm(15), footer: mm(15) } as const;

export const TEXT_WIDTH = { upright: PAGE.width - MARGIN.left - MARGIN.right, lying: PAGE.height - LYING_MARGIN.left - LYING_MARGIN.right } as const;

/** 每面 22 行: the height of the text divided by its lines. */
export const LINE = Math.floor((PAGE.height - MARGIN.top - MARGIN.bottom) / 22);

/** 三号: 16 points, in half-points as documents count. */
export const BODY_SIZE = 32;
/** 二号, 四号, 五号. */
export const TITLE_SIZE = 44;
export const NOTE_SIZE = 28;
export const TABLE_SIZE = 24;
export const WIDE_TABLE_SIZE = 21;

/** 每行 28 字: by how much characters of the body stand closer than their size, in twentieths of a point. */
export const CHARACTER_SPACE = Math.floor(TEXT_WIDTH.upright / 28 - BODY_SIZE * 10);

/** One character of the body. */
export const CHARACTER = Math.floor(TEXT_WIDTH.upright / 28);
