/** 字体: by name, with the names the same script has elsewhere; no font travels in the file. */
const SCRIPTS = {
  仿宋_GB2312: ['仿宋', 'FangSong', 'STFangsong'],
  楷体_GB2312: ['楷体', 'KaiTi', 'STKaiti'],
  黑体: ['SimHei', 'STHeiti', 'Noto Sans CJK SC'],
  宋体: ['SimSun', 'STSong', 'Noto Serif CJK SC'],
  方正小标宋简体: ['方正小标宋_GBK', '小标宋', 'FZXiaoBiaoSong-B05S'],
} as const;

const faceOf = (name: keyof typeof SCRIPTS) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }) as const;

/** The faces of an official document, each used for Latin letters and figures as well. */
export const FACE = { body: faceOf('仿宋_GB2312'), section: faceOf('黑体'), subsection: faceOf('楷体_GB2312'), title: faceOf('方正小标宋简体'), page: faceOf('宋体') } as const;

const NS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** 字体表: tells a program that lacks a font which others stand for it. */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NS}">${Object.entries(SCRIPTS)
  .map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
  .join('')}</w:fonts>`;
