import { defineLifecycle } from '@yidan/kernel';
import type { StateOf } from '@yidan/kernel';

/** 文件读入流程: a file is read as a whole or not at all; an approved one is then loaded, once. */
export const listImportLifecycle = defineLifecycle({
  name: '清单文件',
  states: { READ: '已读入', LOADED: '已加载' },
  initial: 'READ',
  final: ['LOADED'],
  steps: {
    read: { zh: '读入', en: 'Read', from: '-', to: 'READ', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER', 'TENANT_ADMIN'] },
    loadApproved: { zh: '加载已审定清单', en: 'Load an approved list', from: 'READ', to: 'LOADED', by: ['ESTABLISHMENT_OFFICER'] },
  },
});

export type ListImportState = StateOf<typeof listImportLifecycle>;
