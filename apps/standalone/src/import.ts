import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openIssuer } from '@yidan/dev-issuer';
import { addressIn, dataFolder } from './folders.ts';
import { ApiCaller, Refused } from './api-caller.ts';
import { printReport } from './print-report.ts';
import { AUDIENCE } from './services.ts';

const usage = `npm run import -- <file> --organ <code> [--dry-run] [--as <person>]
                   [--load --document-number <文号> --effective-from YYYY-MM-DD [--approved-on YYYY-MM-DD]]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    organ: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    as: { type: 'string', default: 'qh.zhao.min' },
    data: { type: 'string', default: dataFolder },
    load: { type: 'boolean', default: false },
    'document-number': { type: 'string' },
    'effective-from': { type: 'string' },
    'approved-on': { type: 'string' },
  },
});
const [file] = positionals;

if (!file || !values.organ || (values.load && (!values['document-number'] || !values['effective-from']))) {
  console.error(usage);
  process.exit(2);
}
try {
  const address = addressIn(values.data);
  const issuer = await openIssuer(values.data, `${address}/issuer`);
  const caller = new ApiCaller(address, await issuer.issue({ subject: values.as, audience: AUDIENCE, ttl: 600 }));
  const bytes = await readFile(file);
  const report = await caller.upload(`/api/list-registry/v1/imports?organ=${encodeURIComponent(values.organ)}&dryRun=${values['dry-run']}`, basename(file), bytes);
  printReport(report);
  if (values.load && !values['dry-run']) {
    const version = await caller.post(`/api/list-registry/v1/imports/${String(report['importId'])}/load-approved`, {
      documentNumber: values['document-number'],
      approvedOn: values['approved-on'] ?? values['effective-from'],
      effectiveFrom: values['effective-from'],
    });
    console.log(`effective 已生效: ${JSON.stringify(version)}`);
  }
} catch (error) {
  if (!(error instanceof Refused)) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  console.error(`${error.code}: ${error.messageZh} / ${error.message}`);
  for (const violation of error.violations) console.error(`  ${violation.path}: ${violation.messageZh} / ${violation.message}`);
  process.exit(1);
}
