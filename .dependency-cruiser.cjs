// One direction of imports: app → components → lib/api → lib/<domain>, and app → lib/server → lib/<domain>.
// Every list is closed, so no third file leads around it.
const ours = '^(app|components|lib|prisma|scripts|tests|bench)/'

/** `from` may import of our own code only what `may` matches. */
const only = (name, from, may, comment, exceptions) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, ...(exceptions ? { pathNot: exceptions } : {}) },
  to: { path: ours, pathNot: may },
})
const domain = '^lib/(?!server/|api/)'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other are one idea, or a third is missing: move the shared part below both.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'The import leads nowhere.',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^server-only$'] },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      comment: 'app holds URLs only; what others need belongs into components or lib.',
      from: { pathNot: '^(app|tests)/' },
      to: { path: '^app/' },
    },
    {
      name: 'components-reach-the-server-by-http',
      severity: 'error',
      comment:
        'Components call /api/v1 through lib/api/client.ts; pages load with lib/server and pass data down.',
      from: { path: '^components/' },
      to: { path: '^lib/server/' },
    },
    only(
      'api-on-domain',
      '^lib/api/',
      '^lib/(?!server/)',
      'lib/api describes the contract: schemas and a client, on the domain alone.',
    ),
    only(
      'server-on-domain',
      '^lib/server/',
      '^(lib|prisma/seed)/',
      'lib/server imports lib and the dossier only: no component, no page.',
    ),
    // Inside the domain.
    only('text-alone', '^lib/text/', '^lib/text/', 'text is the floor.'),
    only('access-alone', '^lib/access/', '^lib/access/', 'access is a table.'),
    only('prose-alone', '^lib/prose/', '^lib/prose/', 'prose is one schema, on nothing of ours.'),
    only('anchoring', '^lib/anchoring/', '^lib/(text|anchoring)/', 'anchoring knows texts only.'),
    only(
      'sources',
      '^lib/sources/',
      '^lib/(text|anchoring|sources)/',
      'sources stand on text and anchoring.',
    ),
    only('claims', '^lib/claims/', '^lib/(text|anchoring|sources|prose|claims)/', 'claims stand on sources.'),
    only(
      'live',
      '^lib/live/',
      '^lib/(text|anchoring|sources|prose|claims|access|live)/',
      'live stands on the nouns.',
    ),
    only(
      'reading',
      '^lib/reading/',
      '^lib/(text|sources|prose|reading)/',
      'reading knows text, sources and prose.',
    ),
    only(
      'corrections',
      '^lib/corrections/',
      '^lib/(text|anchoring|sources|reading|corrections)/',
      'corrections know texts, places and readings.',
    ),
    only(
      'borrowed',
      '^lib/borrowed/',
      '^lib/(text|anchoring|sources|reading|borrowed)/',
      'borrowed annotations are read as files are, and placed by anchoring.',
    ),
    only(
      'facsimile',
      '^lib/facsimile/',
      '^lib/(text|sources|reading|corrections|facsimile)/',
      'facsimile knows texts, readings and what became of them.',
    ),
    only(
      'edition',
      '^lib/edition/',
      `^lib/(text|anchoring|sources|prose|claims|access|live|reading|corrections|facsimile|edition)/`,
      'edition knows the nouns; writers see only Edition.',
    ),
    only(
      'archive',
      '^lib/archive/',
      `^lib/(text|anchoring|sources|prose|claims|access|live|reading|corrections|facsimile|edition|archive)/`,
      'archive knows the nouns.',
    ),
    {
      name: 'only-the-outer-ring-reads-reading-and-edition',
      severity: 'error',
      comment:
        'reading, corrections, borrowed and edition are used by lib/server, components and tests, not by the nouns.',
      from: { path: '^lib/(text|access|prose|anchoring|sources|claims|live)/' },
      to: { path: '^lib/(reading|corrections|borrowed|facsimile|edition|archive)/' },
    },
    {
      name: 'writers-see-only-the-edition',
      severity: 'error',
      comment: 'A writer that needs more asks edition/build.ts to put it into the Edition.',
      from: { path: '^lib/edition/writers/' },
      to: { path: '^lib/(live|access|archive)/' },
    },
    {
      name: 'the-core-is-pure',
      severity: 'error',
      comment: 'No framework, no database, no Node in lib/<domain>: take what you need as an argument.',
      from: { path: domain },
      to: {
        path: [
          '^node:',
          '^(react|react-dom|next|next-auth|@prisma|pg|server-only|@tiptap)(/|$)',
          'node_modules/(react|react-dom|next|next-auth|@prisma|pg|@tiptap)/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-core-has-no-node',
      severity: 'error',
      comment: 'The core runs in the browser too.',
      from: { path: domain },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-the-database',
      severity: 'error',
      comment: 'Only lib/server/database talks to Prisma; ask a query or command.',
      from: { pathNot: '^(lib/server|tests|bench|prisma|scripts)/' },
      to: { path: ['^lib/server/database/', 'node_modules/(@prisma|pg)/'] },
    },
    {
      name: 'one-door-to-next-auth',
      severity: 'error',
      comment: 'Only lib/server/session.ts and the auth route know next-auth, so it can be replaced.',
      from: {
        pathNot: '^(lib/server/session\\.ts|lib/server/sign-in\\.ts|app/api/auth/|components/people/)',
      },
      to: { path: 'node_modules/next-auth/' },
    },
    {
      name: 'production-code-without-tests',
      severity: 'error',
      comment: 'Test support stays in tests.',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.next', 'lib/server/database/generated', 'next-env\\.d\\.ts'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
