/** 核验发现: what can be wrong with a trail. */
export type FindingKind =
  | 'EDITED'
  | 'REMOVED'
  | 'INSERTED'
  | 'REORDERED'
  | 'TRUNCATED'
  | 'REWRITTEN'
  | 'UNPROVED'
  | 'CHECKPOINT_FORGED'
  | 'CHECKPOINT_REMOVED'
  | 'KEY_UNKNOWN';

/** One thing that is wrong, and where. */
export interface Finding {
  service: string;
  kind: FindingKind;
  /** The table, or the file, it is wrong in. */
  where: string;
  /** Position in the order; where a stretch is meant, its first. */
  position: string | null;
  /** The last position of a stretch. */
  upTo: string | null;
  /** For a row that was moved: where the chain has it. */
  belongs: string | null;
  seq: string | null;
  eventId: string | null;
  zh: string;
  en: string;
}

/** A finding as two lines for a terminal, Chinese first. */
export function linesOf({ service, kind, where, position, upTo, belongs, seq, eventId, zh, en }: Finding): string {
  const at = position === null ? '' : ` position ${position}${upTo === null ? '' : `–${upTo}`}${belongs === null ? '' : ` belongs at ${belongs}`}`;
  const row = `${seq === null ? '' : ` seq ${seq}`}${eventId === null ? '' : ` event ${eventId}`}`;
  return `${kind} ${service}.${where}${at}${row}\n  ${zh}\n  ${en}`;
}

/** What each finding says. */
export const SAYS = {
  rowEdited: ['这一行在定序之后被改过。', 'This row was changed after it got its position.'],
  digestEdited: ['次序表中的摘要被改过，日志行本身与链相符。', 'The digest in the order was changed; the journal row itself fits the chain.'],
  hashEdited: ['次序表中的链值被改过，前后各行与链相符。', 'The link in the order was changed; the rows before and after fit the chain.'],
  publishedEdited: ['次序表中的公布标记与日志行不符。', 'The published mark of the order is not that of the journal row.'],
  formEdited: ['次序表中的摘要版本被改过。', 'The form of the digest was changed in the order.'],
  seqEdited: ['次序表中的序号被改过，此处原是该日志行。', 'The seq in the order was changed; this journal row stood here.'],
  rowRemoved: ['日志行已不存在，次序表中还有它的位置。', 'The journal row is gone; its place in the order is still there.'],
  orderRemoved: ['次序表中的一行已不存在，该日志行原在此处。', 'The row of the order is gone; this journal row stood here.'],
  placesRemoved: ['次序表中此处的行已不存在。', 'Rows of the order are gone here.'],
  rowInserted: ['日志中有一行从未得到位置：或是事后插入，或是其次序被删。', 'The journal holds a row that has no position and can get none: it was put in afterwards, or its place in the order was taken away.'],
  placeInserted: ['链中没有这一行：是事后插入的。', 'The chain knows no such row: it was put in afterwards.'],
  misplaced: ['这一行被移动过，链中它在另一位置。', 'This row was moved; the chain has it at another position.'],
  exchanged: ['次序表中此处的序号与另一位置互换过。', 'The seq of this place was exchanged with that of another.'],
  renumbered: ['从这一行起位置被重新编号。', 'From this row on the positions were changed.'],
  linkBroken: ['两行之间的链断了：后一行连同摘要被改过，或前一行及其以前各行被重写。', 'The chain breaks between these two: the later row was changed together with its digest, or what ends with the earlier one was rewritten.'],
  genesisEdited: ['链的起点不符：首行或定序表中的起点被改过。', 'The chain does not begin where it should: the first row, or the beginning kept with the sequencer, was changed.'],
  algorithmEdited: ['定序表中的杂凑算法被改过。', 'The algorithm kept with the sequencer was changed.'],
  occupantEdited: ['此处的次序行与链不符：已被改过或换过。', 'The row of the order that stands here does not fit the chain: it was changed or replaced.'],
  unproved: ['前后各行已缺失，无法证明这一行未被改过。', 'What stood before and after it is gone, so nothing proves that this row is as it was.'],
  headEdited: ['定序表所记的链尾与次序表不符。', 'The end of the chain kept with the sequencer is not that of the order.'],
  truncated: ['链尾被截去。', 'The end of the chain was cut off.'],
  pastTheEnd: ['位置超出定序表所记的链尾。', 'Positions beyond the end that the sequencer knows.'],
  rewritten: ['链与签名的检查点不符：此段被整体重写。', 'The chain is not what was signed: this stretch was rewritten as a whole.'],
  forged: ['检查点的签名不符。', 'The signature of this checkpoint does not fit.'],
  keyUnknown: ['没有验证此检查点所需的公钥。', 'The public key for this checkpoint was not given.'],
  checkpointRemoved: ['检查点已不存在，他处仍有其凭证。', 'This checkpoint is gone; others still tell of it.'],
} as const;
