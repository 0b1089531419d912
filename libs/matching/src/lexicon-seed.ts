import { lexiconLines } from './lexicon-lines.ts';
import { businessRegistration } from './everyday/business-registration.ts';
import { cityManagement } from './everyday/city-management.ts';
import { civilAffairs } from './everyday/civil-affairs.ts';
import { commerce } from './everyday/commerce.ts';
import { construction } from './everyday/construction.ts';
import { consumerDisputes } from './everyday/consumer-disputes.ts';
import { crossCutting } from './everyday/cross-cutting.ts';
import { cultureTourism } from './everyday/culture-tourism.ts';
import { developmentReform } from './everyday/development-reform.ts';
import { disabled } from './everyday/disabled.ts';
import { drugsDevices } from './everyday/drugs-devices.ts';
import { education } from './everyday/education.ts';
import { emergency } from './everyday/emergency.ts';
import { employment } from './everyday/employment.ts';
import { environment } from './everyday/environment.ts';
import { farming } from './everyday/farming.ts';
import { finance } from './everyday/finance.ts';
import { fire } from './everyday/fire.ts';
import { fiscalAuditAssets } from './everyday/fiscal-audit-assets.ts';
import { food } from './everyday/food.ts';
import { forestryParks } from './everyday/forestry-parks.ts';
import { governance } from './everyday/governance.ts';
import { governmentService } from './everyday/government-service.ts';
import { healthServices } from './everyday/health-services.ts';
import { householdExit } from './everyday/household-exit.ts';
import { housing } from './everyday/housing.ts';
import { industryIt } from './everyday/industry-it.ts';
import { investment } from './everyday/investment.ts';
import { justice } from './everyday/justice.ts';
import { labour } from './everyday/labour.ts';
import { medicalInsurance } from './everyday/medical-insurance.ts';
import { municipalWorks } from './everyday/municipal-works.ts';
import { naturalResources } from './everyday/natural-resources.ts';
import { pricesMetering } from './everyday/prices-metering.ts';
import { publicHealth } from './everyday/public-health.ts';
import { publicOrder } from './everyday/public-order.ts';
import { qualityEquipment } from './everyday/quality-equipment.ts';
import { religionEthnicOverseas } from './everyday/religion-ethnic-overseas.ts';
import { ruralLand } from './everyday/rural-land.ts';
import { ruralRevival } from './everyday/rural-revival.ts';
import { science } from './everyday/science.ts';
import { socialInsurance } from './everyday/social-insurance.ts';
import { socialRelief } from './everyday/social-relief.ts';
import { specialBodies } from './everyday/special-bodies.ts';
import { sports } from './everyday/sports.ts';
import { statistics } from './everyday/statistics.ts';
import { tax } from './everyday/tax.ts';
import { telecomPost } from './everyday/telecom-post.ts';
import { townshipCommunity } from './everyday/township-community.ts';
import { trafficPolice } from './everyday/traffic-police.ts';
import { transport } from './everyday/transport.ts';
import { utilities } from './everyday/utilities.ts';
import { veterans } from './everyday/veterans.ts';
import { water } from './everyday/water.ts';
import { weatherEarthquake } from './everyday/weather-earthquake.ts';
import { youthWomenRecords } from './everyday/youth-women-records.ts';
import type { LexiconEntry } from './types.ts';

/** 通用词典: everyday words of all fields of local government, drawn from no list and from no test matter; every tenant extends it with the words of its own people. */
export const lexiconSeed: readonly LexiconEntry[] = [
  businessRegistration, cityManagement, civilAffairs, commerce, construction, consumerDisputes, crossCutting, cultureTourism,
  developmentReform, disabled, drugsDevices, education, emergency, employment, environment, farming, finance, fire, fiscalAuditAssets,
  food, forestryParks, governance, governmentService, healthServices, householdExit, housing, industryIt, investment, justice, labour,
  medicalInsurance, municipalWorks, naturalResources, pricesMetering, publicHealth, publicOrder, qualityEquipment, religionEthnicOverseas,
  ruralLand, ruralRevival, science, socialInsurance, socialRelief, specialBodies, sports, statistics, tax, telecomPost, townshipCommunity,
  trafficPolice, transport, utilities, veterans, water, weatherEarthquake, youthWomenRecords,
].flatMap(lexiconLines);
