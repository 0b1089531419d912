import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const onlyDependsOn = (sourceTag, onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

export default tseslint.config(
  { ignores: ['**/dist/**', '**/out-tsc/**', '**/node_modules/**', '.nx/**', '.yidan/**', 'tools/checks/fixtures/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          banTransitiveDependencies: false,
          // Writing a paper loads the whole of the docx library, and every worker starts from nothing; the rest of the library is small.
          checkDynamicDependenciesExceptions: ['@yidan/documents'],
          depConstraints: [
            { ...onlyDependsOn('type:kernel', ['type:kernel']), bannedExternalImports: ['@nestjs/*', '@mikro-orm/*', '@nats-io/*', 'pg', 'zod'] },
            onlyDependsOn('type:contracts', ['type:kernel']),
            onlyDependsOn('type:platform', ['type:kernel', 'type:contracts']),
            onlyDependsOn('type:matching', ['type:kernel']),
            onlyDependsOn('type:documents', ['type:kernel']),
            onlyDependsOn('type:service', ['type:kernel', 'type:contracts', 'type:platform', 'type:matching', 'type:documents', 'type:testing', 'type:reference-receiver']),
            onlyDependsOn('type:testing', ['type:kernel', 'type:contracts', 'type:platform', 'type:dev-servers', 'type:dev-issuer']),
            onlyDependsOn('type:dev-servers', []),
            onlyDependsOn('type:dev-issuer', []),
            onlyDependsOn('type:reference-receiver', []),
            onlyDependsOn('type:sample-city', ['type:kernel', 'type:contracts', 'type:documents']),
            onlyDependsOn('type:checks', ['type:contracts', 'type:kernel']),
            onlyDependsOn('type:console', ['type:contracts', 'type:kernel']),
            onlyDependsOn('type:composition', [
              'type:kernel',
              'type:contracts',
              'type:platform',
              'type:matching',
              'type:documents',
              'type:service',
              'type:testing',
              'type:dev-servers',
              'type:dev-issuer',
              'type:sample-city',
              'type:reference-receiver',
              'type:checks',
              'type:composition',
            ]),
          ],
        },
      ],
    },
  },
  {
    // What a service runs on is not what its specs run on.
    files: ['apps/*/src/{domain,use-cases,storage,api}/**/*.ts', 'apps/*/src/*.module.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: '@yidan/testing', message: 'only specs may use it' }] }] },
  },
  {
    // The bundler asks for its configuration this way.
    files: ['apps/console/vite.config.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
