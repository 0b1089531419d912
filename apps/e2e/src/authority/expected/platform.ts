import type { ExpectedService } from '../expectation.ts';

/** What every service has: by 02 §2.5 the operator operates and an administrator looks after the own tenant. */
export const expectedOfPlatform: ExpectedService = {
  ParkedEventsController: {
    operations: {
      'GET parked-events': ['PLATFORM_OPERATOR', 'TENANT_ADMIN'],
      'POST parked-events/{id}/re-drive': ['PLATFORM_OPERATOR', 'TENANT_ADMIN'],
    },
  },
  TrailController: {
    operations: {
      // 02 §2.5: the trail is the auditor's. Whoever else could read it would read what happened to objects that they may not open, and who gives rights does not read their trail.
      'GET trail': ['AUDITOR'],
    },
  },
  ChainsController: {
    operations: {
      // Those who by office see what a chain passes: it names what happened and says nothing of what was written.
      'GET chains/{chainId}': ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'DISPATCH_OPERATOR', 'COMMISSION_SECRETARY', 'SUPERVISOR', 'AUDITOR'],
    },
  },
  LocalCopiesController: {
    operations: {
      'POST local-copies/rebuild': ['PLATFORM_OPERATOR'],
    },
  },
};
