/** The JetStream stream of a producing service. */
export const streamOf = (service: string): string => `YIDAN_${service.replaceAll('-', '_').toUpperCase()}`;
/** Where a producer answers readers that missed a range. */
export const readSubject = (service: string): string => `yidan-journal.${service}.read`;
/** Where a producer says how far its journal goes. */
export const headSubject = (service: string): string => `yidan-journal.${service}.head`;
