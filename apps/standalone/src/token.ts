import { parseArgs } from 'node:util';
import { clientSecret, openIssuer, rotateKey } from '@yidan/dev-issuer';
import { sampleCity } from '@yidan/sample-city';
import { addressIn, dataFolder } from './folders.ts';
import { AUDIENCE } from './services.ts';

const { values } = parseArgs({
  options: {
    as: { type: 'string' },
    list: { type: 'boolean', default: false },
    data: { type: 'string', default: dataFolder },
    hours: { type: 'string', default: '8' },
    secret: { type: 'string' },
    'rotate-key': { type: 'boolean', default: false },
  },
});

if (values.list) {
  const { city, districts } = sampleCity();
  for (const tenant of [city, ...districts]) {
    console.log(`${tenant.tenantId} ${tenant.name}`);
    for (const person of tenant.people) console.log(`  ${person.subject.padEnd(24)} ${person.organCode.padEnd(8)} ${(person.unitCode ?? '').padEnd(6)} ${person.roles.join(', ')}`);
  }
} else if (values.secret !== undefined) {
  console.log(await clientSecret(values.data, values.secret));
} else if (values['rotate-key']) {
  const { from, to } = await rotateKey(values.data);
  console.log(`${to} signs now, ${from} stays published for a day / 新密钥 ${to} 已启用，旧密钥 ${from} 一天后停止公布`);
} else if (!values.as) {
  console.error('whose token? npm run --silent token -- --as qh.zhao.min (or --list, --secret client:<id>, --rotate-key) / 请用 --as 指明人员');
  process.exitCode = 1;
} else {
  const issuer = await openIssuer(values.data, `${addressIn(values.data)}/issuer`);
  const ttl = Math.round(Number(values.hours) * 3600);
  console.log(await issuer.issue({ subject: values.as, audience: AUDIENCE, ttl, ...(values.as.startsWith('client:') && { claims: { client_id: values.as } }) }));
}
