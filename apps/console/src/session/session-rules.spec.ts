import { settingsFrom } from './settings.ts';
import { mayGoToLogin, personFrom, returnTarget } from './session-rules.ts';

describe('the person who is signed in', () => {
  it('is who the token says, with name and place where it says them', () => {
    expect(personFrom({ sub: 'qh.feng.lina', name: '冯丽娜', organ: '青禾区城运中心', unit: ' ' })).toEqual({ subject: 'qh.feng.lina', name: '冯丽娜', organ: '青禾区城运中心', unit: null });
    expect(personFrom({ sub: 'qh.feng.lina', name: 7 })).toEqual({ subject: 'qh.feng.lina', name: null, organ: null, unit: null });
  });
});

describe('the way back after signing in', () => {
  it.each(['/', '/import', '/?q=%E7%94%B5%E6%A2%AF', '/orders/1#due'])('leads to %s', (path) => {
    expect(returnTarget(path)).toBe(path);
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'import', '', null, undefined, 5, '/signed-in?code=1'])('does not lead to %j', (path) => {
    expect(returnTarget(path)).toBe('/');
  });
});

describe('a session that ended', () => {
  it('leads to the login once, and not in circles', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };

    expect(mayGoToLogin(store, 1_000_000)).toBe(true);
    expect(mayGoToLogin(store, 1_005_000)).toBe(false);
    expect(mayGoToLogin(store, 2_000_000)).toBe(true);
  });
});

describe('the settings of the console', () => {
  it('name the issuer, the client and what is asked for', () => {
    const settings = { issuer: 'http://127.0.0.1:8080/issuer', clientId: 'yidan-console', scope: 'openid' };
    expect(settingsFrom({ ...settings, services: [] })).toEqual(settings);
  });

  it.each([null, 'no', {}, { issuer: 'x', clientId: 'y' }])('are refused when they are %j', (answer) => {
    expect(() => settingsFrom(answer)).toThrow('console-settings.json lacks');
  });
});
