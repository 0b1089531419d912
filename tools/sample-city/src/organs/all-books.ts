import { readBook, type OrganBook } from '../book.ts';
import { agriculture } from './agriculture.ts';
import { civilAffairs } from './civil-affairs.ts';
import { comprehensiveEnforcement } from './comprehensive-enforcement.ts';
import { cultureTourism } from './culture-tourism.ts';
import { developmentReform } from './development-reform.ts';
import { commerce, industry, investment, science } from './economy.ts';
import { educationSports } from './education-sports.ts';
import { emergency } from './emergency.ts';
import { environment } from './environment.ts';
import { audit, finance, statistics } from './finance-audit.ts';
import { fireRescue } from './fire-rescue.ts';
import { forestryParks } from './forestry-parks.ts';
import { archives, cityOperations, data, establishmentOffice, officeAffairs } from './governance.ts';
import { health } from './health.ts';
import { housing } from './housing.ts';
import { approval, justice } from './justice-approval.ts';
import { labour } from './labour.ts';
import { marketSupervision } from './market-supervision.ts';
import { medicalInsurance } from './medical-insurance.ts';
import { naturalResources } from './natural-resources.ts';
import { partyAffairs } from './party-affairs.ts';
import { organisationDepartment, petition, politicalLegal, publicity, unitedFront } from './party-departments.ts';
import { publicSecurity } from './public-security.ts';
import { civilDefence, disabledPersons, meteorology, tobacco, veterans } from './special-services.ts';
import { transport } from './transport.ts';
import { water } from './water.ts';

const TEXTS = [
  establishmentOffice, justice, cityOperations, approval,
  partyAffairs, organisationDepartment, publicity, unitedFront, politicalLegal, petition,
  marketSupervision, water, comprehensiveEnforcement, housing, transport, environment, agriculture, naturalResources, forestryParks,
  emergency, fireRescue, publicSecurity, health, medicalInsurance, educationSports, labour, civilAffairs, disabledPersons, veterans, cultureTourism,
  developmentReform, industry, commerce, investment, science, data, finance, audit, statistics,
  archives, officeAffairs, tobacco, meteorology, civilDefence,
];

/** 各部门职责底本: every organ that holds duties, read from its book. */
export function allBooks(): OrganBook[] {
  return TEXTS.map(readBook);
}
