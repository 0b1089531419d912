import { writeTimeLimit } from '../list-import/time-limit.ts';
import type { Flow, FlowEdge, FlowNode } from './flow.ts';
import { layOut } from './flow-layout.ts';

const BOX = { width: 220, height: 104 } as const;
const LANE = 24;
/** How far beside the middle of a box the ways round are led. */
const ASIDE = 36;
const GAP = { x: 40, y: 56 } as const;
const EDGE = 32;
const TITLE = 56;
const FONT = `font-family="FangSong, 仿宋, STFangsong, 'Noto Serif CJK SC', 'Noto Sans CJK SC', serif"`;
const LINES = 14;

interface Spot {
  readonly x: number;
  readonly y: number;
  /** How much lower its upper edge is beside its middle. */
  readonly slope: number;
}

/** 流程图: an SVG that any browser and office program opens; what it shows is said in words as well. The same flow gives the same picture. */
export function flowSvg(itemName: string, flow: Flow): string {
  const { layers, down, back } = layOut(flow);
  const widest = Math.max(...layers.map((layer) => layer.length));
  const layerOf = new Map(layers.flatMap((layer, row) => layer.map((id) => [id, row] as const)));
  // A way that passes over a layer would run through its boxes: it goes round them on the left, ways back on the right.
  const over = down.filter(({ from, to }) => layerOf.get(to)! - layerOf.get(from)! > 1);
  const start = EDGE + LANE * over.length;
  const lane = start + widest * (BOX.width + GAP.x) - GAP.x;
  const width = lane + (back.length > 0 ? LANE * back.length + 64 : 0) + EDGE;
  const height = TITLE + layers.length * (BOX.height + GAP.y) - GAP.y + EDGE;
  const spots = new Map<string, Spot>();
  layers.forEach((layer, row) => {
    const left = start + (widest - layer.length) * ((BOX.width + GAP.x) / 2);
    layer.forEach((id, column) => {
      const isDiamond = flow.nodes.some((node) => node.id === id && node.kind === 'DECISION');
      spots.set(id, { x: left + column * (BOX.width + GAP.x), y: TITLE + row * (BOX.height + GAP.y), slope: isDiamond ? Math.round((ASIDE * BOX.height) / BOX.width) : 0 });
    });
  });
  const nodes = flow.nodes.map((node) => boxOf(node, spots.get(node.id)!));
  const ways = [
    ...down.filter((edge) => !over.includes(edge)).map((edge) => wayDown(edge, spots)),
    ...over.map((edge, i) => wayRound(edge, spots, start - LANE * (i + 1), -ASIDE)),
    ...back.map((edge, i) => wayRound(edge, spots, lane + LANE * (i + 1), ASIDE)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title words" lang="zh-CN">`,
    `<title id="title">${text(`${itemName}流程图`)}</title>`,
    `<desc id="words">${text(inWords(flow))}</desc>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${width / 2}" y="32" text-anchor="middle" font-size="18" ${FONT}>${text(shortened(itemName, Math.floor(width / 18) - 4))}</text>`,
    ...ways,
    ...nodes,
    '</svg>',
    '',
  ].join('\n');
}

/** The flow in words: who does what, and what follows. */
export function inWords({ nodes, edges }: Flow): string {
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? id;
  const parts = nodes.map(({ id, name, unit, action, timeLimit }) => {
    const following = edges.filter(({ from }) => from === id).map(({ to, condition }) => `${condition ? `${condition}时` : ''}转${nameOf(to)}`);
    return `${name}（${unit}）：${action}${timeLimit ? `，时限${writeTimeLimit(timeLimit)}` : ''}${following.length > 0 ? `，${following.join('，')}` : ''}`;
  });
  return `${parts.join('；')}。`;
}

function boxOf(node: FlowNode, { x, y }: Spot): string {
  const { width, height } = BOX;
  const middle = x + width / 2;
  const shape =
    node.kind === 'DECISION'
      ? `<path d="M${middle} ${y}L${x + width} ${y + height / 2}L${middle} ${y + height}L${x} ${y + height / 2}z" fill="#fff" stroke="#000"/>`
      : `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${node.kind === 'STEP' ? 4 : height / 2}" fill="#fff" stroke="#000"/>`;
  const limit = node.timeLimit ? [`时限${writeTimeLimit(node.timeLimit)}`] : [];
  // A diamond is widest in its middle and has room for little more than its name.
  const rows = node.kind === 'DECISION' ? [node.name, node.unit, ...limit].map((row) => shortened(row, 8)) : [node.name, shortened(node.unit, LINES), ...broken(node.action, limit.length > 0 ? 1 : 2), ...limit];
  const top = y + height / 2 - (rows.length - 1) * 10 + 5;
  const lines = rows.map((row, i) => `<text x="${middle}" y="${top + i * 20}" text-anchor="middle" font-size="${i === 0 ? 15 : 13}"${i === 0 ? ' font-weight="bold"' : ''} ${FONT}>${text(row)}</text>`);
  return `<g><title>${text(`${node.name}：${node.unit}，${node.action}`)}</title>${shape}${lines.join('')}</g>`;
}

function wayDown({ from, to, condition }: FlowEdge, spots: ReadonlyMap<string, Spot>): string {
  const [start, end] = [spots.get(from)!, spots.get(to)!];
  const [x1, y1, x2, y2] = [start.x + BOX.width / 2, start.y + BOX.height, end.x + BOX.width / 2, end.y];
  const bend = y2 - GAP.y / 2;
  const path = x1 === x2 ? `M${x1} ${y1}V${y2}` : `M${x1} ${y1}V${bend}H${x2}V${y2}`;
  return way(path, condition, x2 + 8, y2 - GAP.y / 2 + 15);
}

/** Out below a box, along a lane beside all of them and in above the other: between two layers nothing stands in the way. */
function wayRound({ from, to, condition }: FlowEdge, spots: ReadonlyMap<string, Spot>, lane: number, aside: number): string {
  const [start, end] = [spots.get(from)!, spots.get(to)!];
  const [x1, y1] = [start.x + BOX.width / 2 + aside, start.y + BOX.height];
  const [x2, y2] = [end.x + BOX.width / 2 + aside, end.y];
  const [out, into] = [y1 + 14, y2 - 14];
  return way(`M${x1} ${y1 - start.slope}V${out}H${lane}V${into}H${x2}V${y2 + end.slope}`, condition, aside < 0 ? lane + 6 : x1 + 8, out - 5);
}

function way(path: string, condition: string | undefined, x: number, y: number): string {
  const label = condition ? `<text x="${x}" y="${y}" font-size="12" stroke="#fff" stroke-width="4" paint-order="stroke" ${FONT}>${text(shortened(condition, 8))}</text>` : '';
  return `<path d="${path}" fill="none" stroke="#000" marker-end="url(#arrow)"/>${label}`;
}

/** A text on so many lines; what does not fit is left out. */
function broken(line: string, lines: number): string[] {
  const signs = [...shortened(line, lines * LINES)];
  return Array.from({ length: Math.ceil(signs.length / LINES) }, (_, i) => signs.slice(i * LINES, (i + 1) * LINES).join(''));
}

function shortened(line: string, most: number): string {
  const signs = [...line];
  return signs.length <= most ? line : `${signs.slice(0, most - 1).join('')}…`;
}

function text(words: string): string {
  return words.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
