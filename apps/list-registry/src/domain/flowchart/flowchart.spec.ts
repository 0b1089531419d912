import fc from 'fast-check';
import { flowViolations } from './check-flow.ts';
import type { Flow, FlowNode } from './flow.ts';
import { layOut } from './flow-layout.ts';
import { processOf } from './flow-process.ts';
import { flowSvg } from './flow-svg.ts';
import { ItemFlowchart } from './item-flowchart.ts';
import { standardFlow } from './standard-flow.ts';

const units = ['水资源科', '法规科'];
const node = (id: string, kind: FlowNode['kind'] = 'STEP', given: Partial<FlowNode> = {}): FlowNode => ({ id, kind, name: `环节${id}`, unit: '水资源科', action: '办理', timeLimit: null, documents: [], ...given });
const flow: Flow = {
  nodes: [node('a', 'TRIGGER'), node('b'), node('c', 'DECISION', { unit: '法规科' }), node('d', 'END')],
  edges: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }, { from: 'c', to: 'd', condition: '同意' }, { from: 'c', to: 'b', condition: '退回' }],
};
const codes = (broken: Flow): string[] => flowViolations(broken, units).map(({ code, path }) => `${code} ${path}`);

describe('F-013 the flowchart of an item', () => {
  it('holds together where it starts at one trigger, ends and names only units of the item', () => {
    expect(codes(flow)).toEqual([]);
  });

  it.each<[string, Flow, string[]]>([
    ['a unit that does not bear the item', { ...flow, nodes: flow.nodes.map((n) => (n.id === 'b' ? { ...n, unit: '人事科' } : n)) }, ['REGISTRY.FLOW.UNKNOWN_UNIT nodes/1/unit']],
    ['no trigger', { ...flow, nodes: flow.nodes.map((n) => (n.id === 'a' ? { ...n, kind: 'STEP' as const } : n)) }, ['REGISTRY.FLOW.TRIGGER_REQUIRED nodes']],
    ['two triggers', { ...flow, nodes: [...flow.nodes, node('e', 'TRIGGER')], edges: [...flow.edges, { from: 'e', to: 'b' }] }, ['REGISTRY.FLOW.TRIGGER_REQUIRED nodes']],
    ['no end', { nodes: flow.nodes.slice(0, 3), edges: flow.edges.filter(({ to }) => to !== 'd') }, ['REGISTRY.FLOW.END_REQUIRED nodes']],
    ['a node that nothing leads to', { ...flow, nodes: [...flow.nodes, node('e')], edges: [...flow.edges, { from: 'e', to: 'd' }] }, ['REGISTRY.FLOW.UNREACHABLE nodes/4']],
    ['a node that never comes to an end', { ...flow, nodes: [...flow.nodes, node('e')], edges: [...flow.edges, { from: 'b', to: 'e' }] }, ['REGISTRY.FLOW.NO_WAY_OUT nodes/4']],
    ['a way back to the trigger', { ...flow, edges: [...flow.edges, { from: 'b', to: 'a' }] }, ['REGISTRY.FLOW.TRIGGER_ENTERED nodes/0']],
    ['a way on from the end', { ...flow, edges: [...flow.edges, { from: 'd', to: 'b' }] }, ['REGISTRY.FLOW.END_LEFT nodes/3']],
    ['an edge to nowhere', { ...flow, edges: [...flow.edges, { from: 'b', to: 'x' }] }, ['REGISTRY.FLOW.UNKNOWN_NODE edges/4']],
    ['one identity twice', { ...flow, nodes: [...flow.nodes, node('b')] }, ['REGISTRY.FLOW.NODE_DUPLICATE nodes/4/id']],
  ])('is refused with %s', (_, broken, expected) => {
    expect(codes(broken)).toEqual(expected);
  });

  it('is refused for all that is wrong at once, under the code of the first', () => {
    const chart = new ItemFlowchart('0199ffff-ffff-7fff-8fff-fffffffffff0', { tenantId: '990102', versionId: '0199ffff-ffff-7fff-8fff-fffffffffff1', itemKey: '0199ffff-ffff-7fff-8fff-fffffffffff2' });
    const broken = { nodes: [node('a', 'TRIGGER', { unit: '人事科' }), node('b', 'STEP', { unit: '财务科' }), node('c', 'END')], edges: [{ from: 'a', to: 'c' }] };

    expect(() => chart.draw(broken, units, 'somebody', new Date())).toThrow(expect.objectContaining({ code: 'REGISTRY.FLOW.UNKNOWN_UNIT', violations: Array.from({ length: 4 }, () => expect.anything()) }));
    expect(chart.pullEvents()).toEqual([]);
    chart.draw(flow, units, 'somebody', new Date('2026-03-02T01:00:00Z'));
    expect(chart.pullEvents()).toMatchObject([{ type: 'registry.flowchart.changed', data: { nodes: 4, edges: 4 } }]);
  });

  it('by the standard holds for any item that has a lead unit, with its time limit', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('法规科', '执法大队', '水资源科', '办公室')), (assistUnits) => {
        const item = { leadUnit: '水资源科', assistUnits, timeLimit: { amount: 20, clock: 'WORKING_DAY' as const } };
        const standard = standardFlow(item);
        expect(flowViolations(standard, [item.leadUnit, ...assistUnits])).toEqual([]);
        expect(standard.nodes.map(({ name }) => name)).toEqual(['受理', '承办', ...assistUnits.filter((unit) => unit !== '水资源科').map(() => '协办'), '审核', '办结']);
        expect(standard.nodes[1]!.timeLimit).toEqual(item.timeLimit);
      }),
    );
  });
});

describe('the picture of a flow', () => {
  it('stands every node below those that lead to it; ways back are told apart', () => {
    expect(layOut(flow)).toMatchObject({ layers: [['a'], ['b'], ['c'], ['d']], back: [{ from: 'c', to: 'b' }] });
  });

  it('is laid out for any flow, each node once', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const edge = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
        const { layers, down, back } = layOut({ nodes: ids.map((id) => node(id)), edges });
        expect(layers.flat().toSorted()).toEqual(ids);
        expect(down.length + back.length).toBe(edges.length);
        const layerOf = (id: string) => layers.findIndex((layer) => layer.includes(id));
        expect(down.every(({ from, to }) => layerOf(from) < layerOf(to))).toBe(true);
      }),
    );
  });

  it('F-013 is an SVG that says in words what it shows, the same each time, whatever the texts hold', () => {
    const strange = { ...flow, nodes: flow.nodes.map((n) => ({ ...n, name: `<${n.name}>&"`, timeLimit: { amount: 5, clock: 'WORKING_DAY' as const } })) };
    const svg = flowSvg('对“擅自取水”的处罚 & 其他', strange);

    expect(svg).toBe(flowSvg('对“擅自取水”的处罚 & 其他', strange));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+(\.5)? \d+" /);
    expect(svg).toContain('<title id="title">对“擅自取水”的处罚 &amp; 其他流程图</title>');
    expect(svg).toContain('&lt;环节c&gt;&amp;&quot;（法规科）：办理，时限5个工作日，同意时转');
    expect(svg.match(/<g>/g)).toHaveLength(4);
    expect(svg.match(/marker-end/g)).toHaveLength(4);
    expect(svg.match(/<(\w+)[ >]/g)!.length).toBeGreaterThan(20);
  });

  it('is handed over under the names of process models, with a lane for each unit', () => {
    expect(processOf('k', '取水许可', flow)).toMatchObject({
      process: { id: 'k', name: '取水许可' },
      lanes: [{ name: '水资源科', flowNodeRefs: ['a', 'b', 'd'] }, { name: '法规科', flowNodeRefs: ['c'] }],
      flowNodes: [{ type: 'startEvent' }, { type: 'userTask' }, { type: 'exclusiveGateway' }, { type: 'endEvent' }],
      sequenceFlows: [{ sourceRef: 'a', targetRef: 'b' }, {}, { conditionExpression: '同意' }, { conditionExpression: '退回' }],
    });
  });
});
