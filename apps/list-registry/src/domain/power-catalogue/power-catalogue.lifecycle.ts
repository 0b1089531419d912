import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 权力指导清单流程: loaded as a whole, put in force, replaced by its next edition. */
export const powerCatalogueLifecycle = defineLifecycle({
  name: '行政权力指导清单',
  states: { LOADED: '已载入', EFFECTIVE: '现行有效', SUPERSEDED: '已被替代', DISCARDED: '已弃用' },
  initial: 'LOADED',
  final: ['SUPERSEDED', 'DISCARDED'],
  steps: {
    load: { zh: '载入', en: 'Load', from: '-', to: 'LOADED', by: ['ESTABLISHMENT_OFFICER'], basis: '03 §3.1.3' },
    putInForce: { zh: '启用', en: 'Put in force', from: 'LOADED', to: 'EFFECTIVE', by: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'], basis: '03 §3.1.3' },
    changePower: { zh: '变更权力', en: 'Change a power', from: 'EFFECTIVE', to: 'same', by: ['ESTABLISHMENT_OFFICER'], basis: 'F-009' },
    discard: { zh: '弃用', en: 'Discard', from: 'LOADED', to: 'DISCARDED', by: ['ESTABLISHMENT_OFFICER'] },
    supersede: { zh: '替代', en: 'Supersede', from: 'EFFECTIVE', to: 'SUPERSEDED', by: ['SYSTEM'], basis: '03 §3.1.3' },
  },
});

export type PowerCatalogueState = StateOf<typeof powerCatalogueLifecycle>;
export type PowerCatalogueCommand = CommandOf<typeof powerCatalogueLifecycle>;
