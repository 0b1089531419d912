/** 故障点: the places at which a service is killed, in the order of an event's way, and the whole of a try per place. */
export const PLACES = [
  'command.before-commit',
  'command.committed-unsequenced',
  'sequencer.before-write',
  'relay.published-unrecorded',
  'applier.mid-batch',
  'applier.applied-unacknowledged',
] as const;
export type Place = (typeof PLACES)[number];
