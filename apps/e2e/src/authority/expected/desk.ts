import type { ExpectedService } from '../expectation.ts';

/** 我的待办 (architecture §10, People are told): whoever acts in a tenant has a desk, and no machine; what lies on it is decided task by task. */
export const expectedOfDesk: ExpectedService = {
  DeskController: {
    operations: {
      'GET desk': ['ANY_OFFICIAL'],
      'GET desk/stream': ['ANY_OFFICIAL'],
      // Among those of the unit that holds the object: who does it is for them to say.
      'POST desk/{id}/claim': ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'],
      'POST desk/{id}/unclaim': ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'],
    },
  },
};
