import type { ExpectedService, Whom } from '../expectation.ts';

/** Who checks lists of every organ, besides the organ's own drafter and approver (03 §3.1.4). */
const LIST_FILES: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'TENANT_ADMIN', 'AUDITOR', 'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN',
];
/** Lists in force are for everybody inside: they are the routing table of the tenant (R-REG-12). */
const LISTS: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#lists.read'];
const ORGANS: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#organs.read'];
const CALENDAR: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#calendar.read'];

/** 清单库: from 02 §2.5, 03 and 11, as corrected by 19. */
export const expectedOfListRegistry: ExpectedService = {
  CalendarsController: {
    states: ['PROPOSED', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN'],
    operations: {
      'GET calendars': CALENDAR,
      'GET calendars/{year}': CALENDAR,
      'POST calendars': { '-': ['TENANT_ADMIN'] },
      // 11 §6.3: one person proposes, another puts in force.
      'POST calendars/{id}/approve': { PROPOSED: ['TENANT_ADMIN', 'ESTABLISHMENT_DIRECTOR'] },
      'POST calendars/{id}/withdraw': { PROPOSED: ['TENANT_ADMIN'] },
    },
  },
  GrantsController: {
    states: ['IN_FORCE', 'ENDED'],
    operations: {
      'POST grants/{id}/end': { IN_FORCE: ['TENANT_ADMIN'] },
    },
  },
  PeopleController: [
    {
      // Names are personal data: only who keeps the accounts reads them.
      operations: { 'GET people': ['TENANT_ADMIN'] },
    },
    {
      states: ['IN_SERVICE', 'LEFT'],
      operations: {
        // The operator names a tenant's first administrator when the tenant is registered, and nobody after that.
        'POST people': { '-': ['TENANT_ADMIN'] },
        'PUT people/{id}': { IN_SERVICE: ['TENANT_ADMIN'] },
        'POST people/{id}/secondments': { IN_SERVICE: ['TENANT_ADMIN'] },
        'POST people/{id}/secondments/end': { IN_SERVICE: ['TENANT_ADMIN'] },
        'POST people/{id}/leave': { IN_SERVICE: ['TENANT_ADMIN'] },
      },
    },
    {
      states: ['IN_FORCE', 'ENDED'],
      operations: { 'POST people/{id}/grants': { '-': ['TENANT_ADMIN'] } },
    },
  ],
  PostsController: {
    states: ['ACTIVE', 'ABOLISHED'],
    operations: {
      'GET units/{id}/posts': ORGANS,
      'POST units/{id}/posts': { '-': ['TENANT_ADMIN'] },
      'PUT posts/{id}': { ACTIVE: ['TENANT_ADMIN'] },
      'POST posts/{id}/abolish': { ACTIVE: ['TENANT_ADMIN'] },
    },
  },
  OrgansController: {
    operations: {
      'GET organs': ORGANS,
      'GET organs/{code}': ORGANS,
      'POST organs': ['TENANT_ADMIN'],
      'PATCH organs/{code}': ['TENANT_ADMIN'],
      'POST organs/{code}/units': ['TENANT_ADMIN'],
      'PATCH organs/{code}/units/{unitCode}': ['TENANT_ADMIN'],
    },
  },
  TenantsController: {
    operations: {
      'POST tenants': ['PLATFORM_OPERATOR'],
      'GET tenants': ['PLATFORM_OPERATOR'],
      'GET tenants/current': ORGANS,
    },
  },
  MeController: {
    operations: {
      'GET me': ['ANY_OFFICIAL', 'PLATFORM_OPERATOR', 'INTEGRATION_CLIENT'],
    },
  },
  PoliciesController: {
    operations: {
      'GET policies': CALENDAR,
      // 02 §2.5: the administrator keeps the policy pack of the tenant, the city's overseer that of the city.
      'PUT policies/{key}': ['TENANT_ADMIN', 'CITY_OVERSEER'],
    },
  },
  ImportsController: {
    states: ['READ', 'LOADED'],
    operations: {
      'POST imports': { '-': ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER', 'TENANT_ADMIN'] },
      'POST imports/report.xlsx': { '-': ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER', 'TENANT_ADMIN'] },
      'GET imports': LIST_FILES,
      'GET imports/template': ['ANY_OFFICIAL'],
      'GET imports/{id}': LIST_FILES,
      'GET imports/{id}/report.xlsx': LIST_FILES,
      // The establishment office loads what was approved on paper, and nobody else.
      'POST imports/{id}/load-approved': { READ: ['ESTABLISHMENT_OFFICER'] },
    },
  },
  ItemsController: {
    operations: {
      'GET items': LISTS,
      'GET items/export': LISTS,
      'GET items/{ref}': LISTS,
      // R-SEC-3: the establishment office says who may read a restricted item.
      'GET items/{ref}/disclosure': ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'],
      'PUT items/{ref}/disclosure': ['ESTABLISHMENT_OFFICER'],
      'GET items/{ref}/history': LISTS,
      'GET items/{ref}/responsible': LISTS,
    },
  },
  ListsController: {
    states: ['EFFECTIVE', 'SUPERSEDED'],
    operations: {
      'GET lists': LISTS,
      'GET lists/{organCode}/versions': LISTS,
      'GET versions/{id}': LISTS,
      'GET versions/{id}/tree': LISTS,
      'GET versions/{id}/diff': LISTS,
      'GET versions/{id}/export': LISTS,
    },
  },
  SummaryController: {
    operations: {
      'GET summary': LISTS,
      'GET findings': LISTS,
    },
  },
  UnifiedListController: {
    operations: {
      'GET unified-list': LISTS,
      // 02 §2.6: filing is between the establishment offices; the overseer reads what the districts filed.
      'GET filed-copies': ['CITY_OVERSEER', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'TENANT_ADMIN', 'AUDITOR'],
    },
  },
};
