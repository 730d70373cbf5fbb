// One linter for correctness and the house rules; layout is Prettier's, import directions are dependency-cruiser's.
import { defineConfig, globalIgnores } from 'eslint/config'
import nextVitals from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'
import jsxA11y from 'eslint-plugin-jsx-a11y'

/** A thing that must not be written, and what to do instead. */
const forbid = (selector, message) => ({ selector, message })

/** Where React is written. */
const withComponents = ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}']

export default defineConfig([
  globalIgnores([
    'node_modules/',
    '.next*/',
    '.fontes/',
    'lib/server/database/generated/',
    'next-env.d.ts',
    'test-results/',
    'playwright-report/',
    'coverage/',
  ]),
  // The rules of React and Next take as long as all others together, and have nothing to say where there is no component.
  ...nextVitals.map((config) => (config.rules ? { ...config, files: withComponents } : config)),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: withComponents,
    // Only what eslint-config-next does not switch on already; the plugin object must be the same one.
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // Our own components pass the wish on; the element that takes the focus says why.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
      // After signing in or out the whole page must come anew, with nothing kept in memory.
      '@next/next/no-location-assign-relative-destination': 'off',
      '@next/next/no-html-link-for-pages': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A switch with a default has decided about the rest.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers and booleans read well in our texts; what matters is that objects never end up as [object Object].
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => void run()` and one-line handlers are how effects and buttons are written here.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // With noUncheckedIndexedAccess a compared undefined is the honest case.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/require-await': 'off',
      // Spreading a string gives code points, which is what is meant wherever it is written here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      // No enums (see below), and classes only for errors: slow questions about what is not here.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // We have no classes whose methods could lose their `this`; our objects are made of closures.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/return-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        { name: 'next/link', message: 'Use components/ui/link.tsx, which does not ask for pages ahead.' },
      ],
      'no-restricted-syntax': [
        'error',
        forbid(
          'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          'Render typed nodes instead; stored content never becomes HTML by string.',
        ),
        forbid(
          'ExpressionStatement[directive="use server"]',
          'Fontes has route handlers only: write a route with defineRoute (ADR 6).',
        ),
        forbid('TSEnumDeclaration', 'Use a list of strings "as const".'),
      ],
    },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: ['lib/server/**'],
    rules: {
      // The core is pure: time and chance are arguments.
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'Take chance as an argument.' },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'window', 'document', 'localStorage'].map((name) => ({
          name,
          message: 'The core is pure; I/O lives in lib/server.',
        })),
      ],
    },
  },
  {
    files: ['components/ui/link.tsx'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Programs that speak to a terminal.
    files: ['scripts/**', 'lib/server/cli/**', 'lib/server/instance/**', 'bench/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
])
