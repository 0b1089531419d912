import { isOutage } from './outage.ts';

const failure = (more: object, message = 'failed'): Error => Object.assign(new Error(message), more);

describe('a failure that says nothing about the event', () => {
  it.each([
    ['the server is going down', failure({ code: '57P01' })],
    ['two transactions met', failure({ code: '40001' })],
    ['the disk is full', failure({ code: '53100' })],
    ['too many connections', failure({ code: '53300' })],
    ['the line broke', failure({ code: '08006' })],
    ['the server became a replica', failure({ code: '25006' })],
    ['nobody listens', failure({ code: 'ECONNREFUSED' })],
    ['the socket is not there yet', failure({ code: 'ENOENT', syscall: 'connect' })],
    ['the line broke between two statements', failure({}, 'Client has encountered a connection error and is not queryable')],
    ['the line broke in the middle of one', failure({}, 'Connection terminated unexpectedly')],
    ['somebody else was faster', failure({ name: 'OptimisticLockError' })],
    ['wrapped in another', new Error('the handler failed', { cause: failure({ code: '57P01' }) })],
  ])('is an outage: %s', (_, error) => expect(isOutage(error)).toBe(true));

  it.each([
    ['a rule of the table', failure({ code: '23514' })],
    ['a missing file', failure({ code: 'ENOENT', syscall: 'open' })],
    ['a code of the domain that begins alike', failure({ code: '53_DAYS' })],
    ['an event that does not fit its contract', new TypeError('expected string')],
    ['something thrown that is no error', 'no'],
  ])('is none: %s', (_, error) => expect(isOutage(error)).toBe(false));
});
