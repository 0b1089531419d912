#!/usr/bin/env node
// 轨迹导出核验 · Verifies what `npm run verify-trail -- --export` wrote: node alone, nothing of this repository, no database, no network.
//
//   node verify-export.mjs <export.jsonl> <public keys.pem>
//
// Each row in full must have the digest it is said to have; each digest must be linked to the one before; each checkpoint must be signed and agree with the chain.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [exportFile, keyFile] = process.argv.slice(2);
if (!exportFile || !keyFile) {
  console.error('node verify-export.mjs <export.jsonl> <public keys.pem>');
  process.exit(2);
}

const FIELDS = ['seq', 'event_id', 'tenant_id', 'agg_type', 'agg_id', 'agg_version', 'agg_index', 'type', 'schema_version', 'published', 'occurred_us', 'recorded_us', 'actor', 'correlation', 'causation', 'traceparent', 'payload'];
const netstring = (value) => (value === null ? '-,' : `${Buffer.byteLength(String(value))}:${value},`);
const hex = (text) => Buffer.from(text, 'hex');

const keys = new Map(
  (readFileSync(keyFile, 'utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []).map((pem) => {
    const key = createPublicKey(pem);
    return [createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16), key];
  }),
);

let findings = 0;
let chain = null;

function found(kind, position, row, zh, en) {
  findings += 1;
  const which = row ? ` seq ${row.seq} event ${row.event_id}` : '';
  console.log(`${kind} ${chain?.service ?? '?'} position ${position}${which}\n  ${zh}\n  ${en}`);
}

function begin({ trail, algorithm, genesis, position, hash }) {
  const digest = (...parts) => parts.reduce((made, part) => made.update(part), createHash(algorithm)).digest();
  chain = { service: trail, digest, at: 0n, hash: digest(`yj1,${trail},${algorithm},${genesis}`), head: { position, hash }, signed: new Map(), last: 0n, rows: 0, full: 0 };
}

function take({ position, digest, hash, form, seq, published, row }) {
  const at = BigInt(position);
  chain.rows += 1;
  if (row) {
    chain.full += 1;
    const fields = [...FIELDS, ...(form === 2 ? ['changes', 'xid'] : [])].map((name) => netstring(row[name]));
    if (chain.digest(`ye${form},${fields.join('')}`).toString('hex') !== digest) found('EDITED', position, row, '这一行与它的摘要不符。', 'This row does not have the digest it is said to have.');
    else if (row.seq !== seq || row.published !== published) found('EDITED', position, row, '次序表的序号或公布标记与日志行不符。', 'Seq or published mark of the order are not those of the row.');
  }
  if (at <= chain.at) found('REORDERED', position, row, '位置没有递增。', 'Positions do not go up.');
  else if (at !== chain.at + 1n) found('REMOVED', `${chain.at + 1n}–${at - 1n}`, null, '这些位置缺失。', 'These positions are missing.');
  // Across a gap nothing can be linked; after it the chain goes on from what is stored.
  else if (chain.digest('yj1,', chain.hash, `${at},`, hex(digest)).toString('hex') !== hash)
    found('EDITED', position, row, '与前一行的链断了：这一行或前一行被改过、换过或移动过。', 'The link to the row before does not hold: this row or the one before was changed, replaced or moved.');
  chain.at = at;
  chain.hash = hex(hash);
  const signed = chain.signed.get(position);
  if (signed !== undefined && signed !== hash) found('REWRITTEN', position, row, '链与签名的检查点不符：到此为止的一段被重写。', 'The chain is not what was signed: what ends here was rewritten.');
}

function check({ service, position, hash, previous, signedAt, keyId, signature }) {
  const text = `yc1,${[service, position, hash, previous, signedAt, keyId].map(netstring).join('')}`;
  const key = keys.get(keyId);
  if (!key) found('KEY_UNKNOWN', position, null, `没有公钥 ${keyId}。`, `The public key ${keyId} is not in the file.`);
  else if (service !== chain.service || !verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))) found('CHECKPOINT_FORGED', position, null, '检查点的签名不符。', 'The signature of this checkpoint does not fit.');
  else {
    if (previous !== '0' && !chain.signed.has(previous)) found('CHECKPOINT_REMOVED', previous, null, '检查点缺失。', 'This checkpoint is missing.');
    chain.signed.set(position, hash);
    if (BigInt(position) > chain.last) chain.last = BigInt(position);
  }
}

function end() {
  if (!chain) return;
  const { service, at, head, last, rows, full, signed } = chain;
  const until = BigInt(head.position) > last ? BigInt(head.position) : last;
  if (until > at) found('TRUNCATED', `${at + 1n}–${until}`, null, '链尾被截去。', 'The end of the chain was cut off.');
  else if (rows > 0 && (BigInt(head.position) !== at || head.hash !== chain.hash.toString('hex'))) found('EDITED', head.position, null, '所记链尾与末行不符。', 'The end that was noted is not that of the last row.');
  console.log(`${service}: ${rows} rows 行, ${full} in full 全文, ${signed.size} checkpoints 检查点`);
}

for await (const line of createInterface({ input: createReadStream(exportFile), crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const said = JSON.parse(line);
  if (said.trail !== undefined) {
    end();
    begin(said);
  } else if (!chain) {
    console.error('the first line is not the head of a trail / 首行不是轨迹的起始行');
    process.exit(1);
  } else if (said.checkpoint) check(said.checkpoint);
  else take(said);
}
end();
console.log(findings === 0 ? 'nothing is wrong 未见异常' : `${findings} findings 处异常`);
process.exit(findings === 0 && chain ? 0 : 1);
