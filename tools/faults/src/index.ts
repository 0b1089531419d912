export { PLACES, type Place } from './places.ts';
export { runFaults, type FaultPlan, type FaultReport, type Kill } from './run-faults.ts';
