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
import { administrativeApprovalExamples } from './examples/administrative-approval.ts';
import { administrativeApprovalGovernmentServicesDataExamples } from './examples/administrative-approval-government-services-data.ts';
import { agricultureExamples } from './examples/agriculture.ts';
import { approvalGovserviceDataExamples } from './examples/approval-govservice-data.ts';
import { archivesExamples } from './examples/archives.ts';
import { auditExamples } from './examples/audit.ts';
import { cityManagementExamples } from './examples/city-management.ts';
import { cityOperationHotlineExamples } from './examples/city-operation-hotline.ts';
import { civilAffairsExamples } from './examples/civil-affairs.ts';
import { civilAirDefenseExamples } from './examples/civil-air-defense.ts';
import { commerceExamples } from './examples/commerce.ts';
import { cultureTourismExamples } from './examples/culture-tourism.ts';
import { cultureTourismPressExamples } from './examples/culture-tourism-press.ts';
import { cyberspaceExamples } from './examples/cyberspace.ts';
import { developmentReformExamples } from './examples/development-reform.ts';
import { disabledExamples } from './examples/disabled.ts';
import { disabledPersonsFederationExamples } from './examples/disabled-persons-federation.ts';
import { disciplineExamples } from './examples/discipline.ts';
import { disciplineInspectionExamples } from './examples/discipline-inspection.ts';
import { earthquakeExamples } from './examples/earthquake.ts';
import { ecologicalEnvironmentExamples } from './examples/ecological-environment.ts';
import { ecologyEnvironmentExamples } from './examples/ecology-environment.ts';
import { economyInformationExamples } from './examples/economy-information.ts';
import { educationExamples } from './examples/education.ts';
import { emergencyManagementExamples } from './examples/emergency-management.ts';
import { establishmentExamples } from './examples/establishment.ts';
import { financeExamples } from './examples/finance.ts';
import { financeBureauExamples } from './examples/finance-bureau.ts';
import { financeRegulationExamples } from './examples/finance-regulation.ts';
import { financialExamples } from './examples/financial.ts';
import { fireRescueExamples } from './examples/fire-rescue.ts';
import { forestryParksExamples } from './examples/forestry-parks.ts';
import { gardensForestryExamples } from './examples/gardens-forestry.ts';
import { governmentOfficesExamples } from './examples/government-offices.ts';
import { healthExamples } from './examples/health.ts';
import { housingConstructionExamples } from './examples/housing-construction.ts';
import { housingFundExamples } from './examples/housing-fund.ts';
import { humanResourcesExamples } from './examples/human-resources.ts';
import { humanResourcesSocialSecurityExamples } from './examples/human-resources-social-security.ts';
import { industryInformationExamples } from './examples/industry-information.ts';
import { investmentBusinessEnvExamples } from './examples/investment-business-env.ts';
import { investmentPromotionExamples } from './examples/investment-promotion.ts';
import { justiceExamples } from './examples/justice.ts';
import { landscapeForestryExamples } from './examples/landscape-forestry.ts';
import { marketRegulationExamples } from './examples/market-regulation.ts';
import { marketSupervisionExamples } from './examples/market-supervision.ts';
import { medicalInsuranceExamples } from './examples/medical-insurance.ts';
import { meteorologyExamples } from './examples/meteorology.ts';
import { naturalResourcesExamples } from './examples/natural-resources.ts';
import { nobodyExamples } from './examples/nobody.ts';
import { officeAffairsExamples } from './examples/office-affairs.ts';
import { officesArchivesPublicityCyberExamples } from './examples/offices-archives-publicity-cyber.ts';
import { organizationPersonnelExamples } from './examples/organization-personnel.ts';
import { parksForestryExamples } from './examples/parks-forestry.ts';
import { partyBuildingSocialWorkExamples } from './examples/party-building-social-work.ts';
import { petitionExamples } from './examples/petition.ts';
import { petitionDisciplineOrganizationExamples } from './examples/petition-discipline-organization.ts';
import { petitionsExamples } from './examples/petitions.ts';
import { politicalLegalExamples } from './examples/political-legal.ts';
import { politicalLegalSocialWorkExamples } from './examples/political-legal-social-work.ts';
import { postTelecomPowerExamples } from './examples/post-telecom-power.ts';
import { publicSecurityExamples } from './examples/public-security.ts';
import { publicSecurityTrafficExamples } from './examples/public-security-traffic.ts';
import { publicityExamples } from './examples/publicity.ts';
import { publicityPressCivilityExamples } from './examples/publicity-press-civility.ts';
import { sasacFinanceTaxExamples } from './examples/sasac-finance-tax.ts';
import { scienceExamples } from './examples/science.ts';
import { scienceTechnologyExamples } from './examples/science-technology.ts';
import { sportsExamples } from './examples/sports.ts';
import { staffingCommissionExamples } from './examples/staffing-commission.ts';
import { stateAssetsExamples } from './examples/state-assets.ts';
import { statisticsExamples } from './examples/statistics.ts';
import { supplyMarketingExamples } from './examples/supply-marketing.ts';
import { taxFinanceSoeExamples } from './examples/tax-finance-soe.ts';
import { taxationExamples } from './examples/taxation.ts';
import { tobaccoExamples } from './examples/tobacco.ts';
import { tobaccoSupplyPowerPostExamples } from './examples/tobacco-supply-power-post.ts';
import { townStreetCommunityExamples } from './examples/town-street-community.ts';
import { townshipCommunityExamples } from './examples/township-community.ts';
import { tradeUnionExamples } from './examples/trade-union.ts';
import { transportExamples } from './examples/transport.ts';
import { unionWomenYouthExamples } from './examples/union-women-youth.ts';
import { unitedFrontExamples } from './examples/united-front.ts';
import { unitedFrontReligionOverseasTaiwanExamples } from './examples/united-front-religion-overseas-taiwan.ts';
import { unitedFrontUnionsFederationsExamples } from './examples/united-front-unions-federations.ts';
import { urbanManagementExamples } from './examples/urban-management.ts';
import { veteransExamples } from './examples/veterans.ts';
import { veteransAffairsExamples } from './examples/veterans-affairs.ts';
import { waterExamples } from './examples/water.ts';
import { waterAffairsExamples } from './examples/water-affairs.ts';
import { weatherQuakeAirdefenseFundExamples } from './examples/weather-quake-airdefense-fund.ts';
import { weatherUtilitiesExamples } from './examples/weather-utilities.ts';
import { womensFederationExamples } from './examples/womens-federation.ts';
import { youthLeagueExamples } from './examples/youth-league.ts';
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
    administrativeApprovalExamples, administrativeApprovalGovernmentServicesDataExamples, agricultureExamples,
    approvalGovserviceDataExamples, archivesExamples, auditExamples, cityManagementExamples, cityOperationHotlineExamples,
    civilAffairsExamples, civilAirDefenseExamples, commerceExamples, cultureTourismExamples, cultureTourismPressExamples,
    cyberspaceExamples, developmentReformExamples, disabledExamples, disabledPersonsFederationExamples, disciplineExamples,
    disciplineInspectionExamples, earthquakeExamples, ecologicalEnvironmentExamples, ecologyEnvironmentExamples,
    economyInformationExamples, educationExamples, emergencyManagementExamples, establishmentExamples, financeExamples,
    financeBureauExamples, financeRegulationExamples, financialExamples, fireRescueExamples, forestryParksExamples,
    gardensForestryExamples, governmentOfficesExamples, healthExamples, housingConstructionExamples, housingFundExamples,
    humanResourcesExamples, humanResourcesSocialSecurityExamples, industryInformationExamples, investmentBusinessEnvExamples,
    investmentPromotionExamples, justiceExamples, landscapeForestryExamples, marketRegulationExamples, marketSupervisionExamples,
    medicalInsuranceExamples, meteorologyExamples, naturalResourcesExamples, nobodyExamples, officeAffairsExamples,
    officesArchivesPublicityCyberExamples, organizationPersonnelExamples, parksForestryExamples, partyBuildingSocialWorkExamples,
    petitionExamples, petitionDisciplineOrganizationExamples, petitionsExamples, politicalLegalExamples, politicalLegalSocialWorkExamples,
    postTelecomPowerExamples, publicSecurityExamples, publicSecurityTrafficExamples, publicityExamples, publicityPressCivilityExamples,
    sasacFinanceTaxExamples, scienceExamples, scienceTechnologyExamples, sportsExamples, staffingCommissionExamples, stateAssetsExamples,
    statisticsExamples, supplyMarketingExamples, taxFinanceSoeExamples, taxationExamples, tobaccoExamples, tobaccoSupplyPowerPostExamples,
    townStreetCommunityExamples, townshipCommunityExamples, tradeUnionExamples, transportExamples, unionWomenYouthExamples,
    unitedFrontExamples, unitedFrontReligionOverseasTaiwanExamples, unitedFrontUnionsFederationsExamples, urbanManagementExamples,
    veteransExamples, veteransAffairsExamples, waterExamples, waterAffairsExamples, weatherQuakeAirdefenseFundExamples,
    weatherUtilitiesExamples, womensFederationExamples, youthLeagueExamples,
  ].flatMap(exampleBlocks),
];
