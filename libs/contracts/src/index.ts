export * from './define-event.ts';
export * from './fields.ts';
export * from './producers.ts';
export * from './org/events.ts';
export * from './registry/events.ts';
export * from './dispatch/events.ts';
