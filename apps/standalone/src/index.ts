export { loadLists, loadOrganisation, loadSources, Progress, type Loading } from './load-sample-city.ts';
