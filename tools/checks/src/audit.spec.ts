import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditVerdict, auditWords } from './audit.ts';

const recorded = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/audit', `${name}.json`), 'utf8');
const said = (answer: string) => auditWords(auditVerdict(answer));

describe('the audit of what the product runs on', () => {
  it('fails at advisories of high or critical severity and names them, not at lesser ones', () => {
    expect(said(recorded('found'))).toEqual({
      passes: false,
      words: ['critical minimist <=0.2.3: Prototype Pollution in minimist https://github.com/advisories/GHSA-xvch-5gv4-984h', 'high mkdirp 0.4.1 - 0.5.1: through minimist'],
    });
  });

  it('passes where there are none', () => {
    expect(said(recorded('clean'))).toEqual({ passes: true, words: ['advisories checked: none of high or critical severity'] });
  });

  it.each([
    ['a registry that refuses the question', recorded('refused'), '405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security/advisories/bulk'],
    ['a registry that is away', recorded('away'), 'request to https://registry.npmjs.org/-/npm/v1/security/advisories/bulk failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org'],
    ['an empty answer', '', 'the answer is no report'],
    ['a page of a proxy', '<html>blocked</html>', 'the answer is no report'],
    ['an answer without totals', '{"vulnerabilities":{}}', 'the answer is no report'],
    ['no object', 'null', 'the answer is no report'],
  ])('says that nothing was checked after %s', (_, answer, reason) => {
    expect(said(answer)).toEqual({ passes: true, words: [`advisories not checked: ${reason}`] });
  });
});
