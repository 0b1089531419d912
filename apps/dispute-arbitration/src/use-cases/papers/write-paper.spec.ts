import { createHash } from 'node:crypto';
import { DisputeDocumentKind } from '@yidan/contracts';
import { readDocument } from '@yidan/documents';
import { NAMES, sampleCase } from '../../../test/papers-case.ts';
import { paperFields } from '../../domain/papers/templates.ts';
import { writeIssued } from './write-paper.ts';

const fieldsOf = (kind: DisputeDocumentKind): string => JSON.stringify(paperFields(kind, sampleCase(), NAMES, '青编裁〔2026〕1号', new Date('2026-03-12T02:00:00.000Z')));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a written paper', () => {
  it.each(DisputeDocumentKind.options)('%s is a .docx with its number, the case and the fingerprint of its fields', async (kind) => {
    const { paragraphs } = readDocument(await writeIssued(kind, fieldsOf(kind), 'a'.repeat(64)));
    const text = paragraphs.join('\n');

    for (const wanted of ['青编裁〔2026〕1号', 'ZY-2026-0001', `核验码：${'a'.repeat(32)}`]) expect(text).toContain(wanted);
  });

  it('has the same bytes for the same fields, and others for other fields', async () => {
    const fields = fieldsOf('RULING');
    const [first, second, other] = [await writeIssued('RULING', fields, 'a'.repeat(64)), await writeIssued('RULING', fields, 'a'.repeat(64)), await writeIssued('RULING', fields.replace('2026-04-30', '2026-05-31'), 'a'.repeat(64))];

    expect([hash(second) === hash(first), hash(other) === hash(first)]).toEqual([true, false]);
  });

  it('A-13 the ruling ends as the template has it', async () => {
    const { paragraphs } = readDocument(await writeIssued('RULING', fieldsOf('RULING'), 'a'.repeat(64)));
    const text = paragraphs.join('\n');

    expect(text.indexOf('裁定如下')).toBeGreaterThan(text.indexOf('查明的事实'));
    expect(text.indexOf('本裁定由中共青禾区委员会机构编制委员会作出，各方应当执行。')).toBeGreaterThan(text.indexOf('临时责任单位自本裁定执行之日起解除。'));
  });
});
