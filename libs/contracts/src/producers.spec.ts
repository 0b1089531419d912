import { contextsOf, producersOf, streamSubjectsOf, subjectOf } from './index.ts';

const SERVICES = [...new Set(['list-registry', 'summons', 'dispute-arbitration', 'administrative-assistance', 'devolution', 'evaluation', ...producersOf('desk.task.opened')])];

describe('the events of a service', () => {
  it('are of its own contexts; a fact of another service it can only ask for', () => {
    expect(producersOf('dispatch.order.dispute-requested')).toEqual(['summons']);
    expect(producersOf('dispute.case.raised')).toEqual(['dispute-arbitration']);
    expect(contextsOf('summons')).toEqual(['dispatch', 'summons']);
    expect(() => producersOf('nobody.knows.this')).toThrow('no service emits');
  });

  it('are of the desk as well, where each tells of its own objects', () => {
    expect(producersOf('desk.task.opened')).toEqual(expect.arrayContaining(['list-registry', 'summons', 'dispute-arbitration']));
    expect(contextsOf('summons')).not.toContain('desk');
    expect(subjectOf('510184', 'desk.task.opened', 1, 'summons')).toBe('yidan.510184.desk.summons.task.opened.v1');
    expect(subjectOf('510184', 'dispatch.order.signed', 1, 'summons')).toBe('yidan.510184.dispatch.order.signed.v1');
  });

  it('go to one stream and no other, whoever emits them', () => {
    const types = ['registry.finding.opened', 'org.organ.created', 'dispatch.order.signed', 'summons.call.called', 'desk.task.opened', 'desk.task.closed'];
    const subjects = types.flatMap((type) => producersOf(type).map((producer) => ({ producer, subject: subjectOf('510184', type, 1, producer) })));

    expect(subjects).toHaveLength(4 + 2 * producersOf('desk.task.opened').length);
    for (const { producer, subject } of subjects) expect(SERVICES.filter((service) => streamSubjectsOf(service).some((pattern) => fits(pattern, subject)))).toEqual([producer]);
  });
});

/** Whether a subject fits a pattern as NATS reads it. */
function fits(pattern: string, subject: string): boolean {
  const [wanted, given] = [pattern.split('.'), subject.split('.')];
  return wanted.every((part, i) => part === '>' || (given[i] !== undefined && (part === '*' || part === given[i]))) && (wanted.at(-1) === '>' || wanted.length === given.length);
}
