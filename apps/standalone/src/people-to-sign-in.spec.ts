import { firstToTry, operator, peopleOfSampleCity, systemsOfSampleCity } from './people-to-sign-in.ts';

const people = peopleOfSampleCity();

describe('the people one can sign in as', () => {
  it('begin with those suggested, one for each kind of work', () => {
    const suggested = people.filter((person) => person.suggested);

    expect(people.slice(0, suggested.length)).toEqual(suggested);
    expect(suggested.map(({ subject, roles }) => [subject, roles.zh])).toEqual([
      ['qh.zhao.min', '编办经办人'],
      ['qh.feng.lina', '派件员'],
      ['qh.han.yan', '科室承办人'],
      ['qh.shen.lei', '科室负责人'],
      ['qh.chen.tao', '督办员'],
      ['qh.li.jing', '租户管理员'],
      ['yc.tang.jing', '编办经办人、市级统管'],
    ]);
  });

  it('are everybody of the city and both districts, and the operator', () => {
    expect(new Set(people.map(({ tenant }) => tenant))).toEqual(new Set(['云川市', '云川市青禾区', '云川市临江区', operator.tenant]));
    expect(new Set(people.map(({ subject }) => subject)).size).toBe(people.length);
    expect(people.length).toBeGreaterThan(1000);
  });

  it('are people: the systems of departments, one of each tenant, are not among them', () => {
    expect(systemsOfSampleCity()).toEqual(['client:yc-scjg', 'client:qh-scjg', 'client:lj-scjg']);
    expect(people.filter(({ subject }) => subject.startsWith('client:'))).toEqual([]);
  });

  it('stand with organ, unit and roles in words', () => {
    expect(people.find(({ subject }) => subject === 'qh.han.yan')).toMatchObject({
      name: '韩艳',
      tenant: '云川市青禾区',
      organ: expect.stringContaining('市场监督管理局'),
      unit: expect.stringContaining('食品'),
      roles: { zh: '科室承办人', en: 'unit handler' },
    });
  });

  it('the three told of on the terminal are as the terminal says', () => {
    for (const line of firstToTry) {
      const [subject, zh, ...en] = line.split(' ');
      expect(people.find((person) => person.subject === subject)?.roles).toEqual({ zh, en: en.join(' ') });
    }
  });
});
