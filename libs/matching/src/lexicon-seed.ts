import { exampleBlocks, lexiconLines } from './lexicon-lines.ts';
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
import { agricultureExamples } from './examples/agriculture.ts';
import { archivesExamples } from './examples/archives.ts';
import { auditExamples } from './examples/audit.ts';
import { civilAffairsExamples } from './examples/civil-affairs.ts';
import { commerceExamples } from './examples/commerce.ts';
import { cultureTourismExamples } from './examples/culture-tourism.ts';
import { developmentReformExamples } from './examples/development-reform.ts';
import { disabledExamples } from './examples/disabled.ts';
import { disciplineExamples } from './examples/discipline.ts';
import { ecologicalEnvironmentExamples } from './examples/ecological-environment.ts';
import { educationExamples } from './examples/education.ts';
import { emergencyManagementExamples } from './examples/emergency-management.ts';
import { establishmentExamples } from './examples/establishment.ts';
import { financeBureauExamples } from './examples/finance-bureau.ts';
import { financialExamples } from './examples/financial.ts';
import { fireRescueExamples } from './examples/fire-rescue.ts';
import { forestryParksExamples } from './examples/forestry-parks.ts';
import { governmentServiceExamples } from './examples/government-service.ts';
import { healthExamples } from './examples/health.ts';
import { housingConstructionExamples } from './examples/housing-construction.ts';
import { humanResourcesExamples } from './examples/human-resources.ts';
import { industryInformationExamples } from './examples/industry-information.ts';
import { investmentExamples } from './examples/investment.ts';
import { justiceExamples } from './examples/justice.ts';
import { marketRegulationExamples } from './examples/market-regulation.ts';
import { medicalInsuranceExamples } from './examples/medical-insurance.ts';
import { naturalResourcesExamples } from './examples/natural-resources.ts';
import { nobodyExamples } from './examples/nobody.ts';
import { officeAffairsExamples } from './examples/office-affairs.ts';
import { organizationExamples } from './examples/organization.ts';
import { petitionExamples } from './examples/petition.ts';
import { politicalLegalSocialWorkExamples } from './examples/political-legal-social-work.ts';
import { publicSecurityExamples } from './examples/public-security.ts';
import { publicityExamples } from './examples/publicity.ts';
import { scienceExamples } from './examples/science.ts';
import { specialBodiesExamples } from './examples/special-bodies.ts';
import { sportsExamples } from './examples/sports.ts';
import { statisticsExamples } from './examples/statistics.ts';
import { taxationExamples } from './examples/taxation.ts';
import { townStreetCommunityExamples } from './examples/town-street-community.ts';
import { transportExamples } from './examples/transport.ts';
import { unionWomenYouthExamples } from './examples/union-women-youth.ts';
import { unitedFrontExamples } from './examples/united-front.ts';
import { urbanManagementExamples } from './examples/urban-management.ts';
import { veteransExamples } from './examples/veterans.ts';
import { waterAffairsExamples } from './examples/water-affairs.ts';
import { weatherAndSafetyExamples } from './examples/weather-and-safety.ts';
import type { LexiconEntry } from './types.ts';

/** 通用词典: everyday words and sentences of all fields of local government, drawn from no list and from no test matter; every tenant extends it with the words of its own people. */
export const lexiconSeed: readonly LexiconEntry[] = [
  ...[
    businessRegistration, cityManagement, civilAffairs, commerce, construction, consumerDisputes, crossCutting, cultureTourism,
    developmentReform, disabled, drugsDevices, education, emergency, employment, environment, farming, finance, fire, fiscalAuditAssets,
    food, forestryParks, governance, governmentService, healthServices, householdExit, housing, industryIt, investment, justice, labour,
    medicalInsurance, municipalWorks, naturalResources, pricesMetering, publicHealth, publicOrder, qualityEquipment,
    religionEthnicOverseas, ruralLand, ruralRevival, science, socialInsurance, socialRelief, specialBodies, sports, statistics, tax,
    telecomPost, townshipCommunity, trafficPolice, transport, utilities, veterans, water, weatherEarthquake, youthWomenRecords,
  ].flatMap(lexiconLines),
  ...[
    agricultureExamples, archivesExamples, auditExamples, civilAffairsExamples, commerceExamples, cultureTourismExamples,
    developmentReformExamples, disabledExamples, disciplineExamples, ecologicalEnvironmentExamples, educationExamples,
    emergencyManagementExamples, establishmentExamples, financeBureauExamples, financialExamples, fireRescueExamples,
    forestryParksExamples, governmentServiceExamples, healthExamples, housingConstructionExamples, humanResourcesExamples,
    industryInformationExamples, investmentExamples, justiceExamples, marketRegulationExamples, medicalInsuranceExamples,
    naturalResourcesExamples, nobodyExamples, officeAffairsExamples, organizationExamples, petitionExamples,
    politicalLegalSocialWorkExamples, publicSecurityExamples, publicityExamples, scienceExamples, specialBodiesExamples, sportsExamples,
    statisticsExamples, taxationExamples, townStreetCommunityExamples, transportExamples, unionWomenYouthExamples, unitedFrontExamples,
    urbanManagementExamples, veteransExamples, waterAffairsExamples, weatherAndSafetyExamples,
  ].flatMap(exampleBlocks),
];
