// One run for the whole repository: pure rules, then one service on real servers, then journeys across services.
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
};
const kind = (displayName, testMatch, rest = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: testMatch.flatMap((m) => [`<rootDir>/apps/*/{src,test}/**/${m}`, `<rootDir>/libs/*/{src,test}/**/${m}`, `<rootDir>/tools/*/{src,test}/**/${m}`]),
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@yidan/source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  modulePathIgnorePatterns: ['/dist/', '/out-tsc/'],
  ...rest,
});
const servers = { globalSetup: '<rootDir>/libs/testing/global-setup.mjs', globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs' };
module.exports = {
  maxWorkers: 2,
  testSequencer: '<rootDir>/tools/checks/journeys-first.mjs',
  // A worker keeps the modules of every file it ran; one that has grown so far is replaced before the next file.
  workerIdleMemoryLimit: '2GB',
  // Only against tests that hang: how long something takes is for the benches.
  testTimeout: 120_000,
  projects: [
    kind('rules', ['!(*.int|*.e2e).spec.ts']),
    kind('int', ['*.int.spec.ts'], servers),
    kind('e2e', ['*.e2e.spec.ts'], servers),
  ],
};
