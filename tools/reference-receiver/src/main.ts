import { Ledger } from './ledger.ts';
import { ReferenceReceiver } from './reference-receiver.ts';
import { clientCredentials, YidanClient } from './yidan-client.ts';

const { WEBHOOK_SECRETS = '', RECEIVER_HOST, RECEIVER_PORT = '8090', RECEIVER_FILE = 'received.jsonl', YIDAN_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET } = process.env;
const secrets = WEBHOOK_SECRETS.split(/[\s,]+/).filter(Boolean);
if (secrets.length === 0) {
  process.stderr.write('set WEBHOOK_SECRETS to the secret(s) of the subscription / 请在 WEBHOOK_SECRETS 中填写订阅的签名密钥\n');
  process.exit(1);
}
const platform = YIDAN_URL?.replace(/\/$/, '');
const client = platform && CLIENT_ID && CLIENT_SECRET ? new YidanClient({ platform, token: clientCredentials(TOKEN_URL ?? `${platform}/issuer/token`, CLIENT_ID, CLIENT_SECRET) }) : null;
const ledger = new Ledger(RECEIVER_FILE);
const receiver = await ReferenceReceiver.open({ secrets, port: Number(RECEIVER_PORT), ledger, ...(RECEIVER_HOST ? { host: RECEIVER_HOST } : {}), ...(client ? { client } : {}) });
process.stdout.write(`listening at ${receiver.url}; ${ledger.size} messages known in ${RECEIVER_FILE}\n`);
if (client) process.stdout.write(`pulled ${await receiver.pullMissing()} messages that were missing\n`);

let told = 0;
const telling = setInterval(() => {
  for (const { id, outcome } of receiver.visits.slice(told)) process.stdout.write(`${new Date().toISOString()} ${outcome} ${id ?? '-'}\n`);
  told = receiver.visits.length;
}, 500);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(telling);
    void receiver.close();
  });
}
