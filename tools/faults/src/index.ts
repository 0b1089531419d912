export { SERVICES, startServers, type CityServers, type ServicePlace } from './city-servers.ts';
export { ServiceProcess } from './service-process.ts';
export { settle } from './reconcile.ts';
export { PLACES, type Place } from './places.ts';
export { runFaults, type FaultPlan, type FaultReport, type Kill } from './run-faults.ts';
