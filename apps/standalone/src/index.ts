export { loadLists, loadOrganisation, Progress, type Loading } from './load-sample-city.ts';
