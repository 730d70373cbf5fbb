// Puts each program that runs as a killable process into one file in the given folder: it starts in half the time that its
// hundreds of sources take. Run on the pinned Node: bundle-children.mjs FOLDER
import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')

/** The programs, as `ChildLimits.script` names them. */
const children = [
  'lib/server/reading/child.ts',
  'lib/server/revisions/comparing-child.ts',
  'lib/server/borrowed/borrowed-child.ts',
]

const [, , folder] = process.argv
if (!folder) throw new RangeError('bundle-children.mjs FOLDER')
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(children.map((script) => [basename(script, '.ts'), join(root, script)])),
  platform: 'node',
  // As on the server, where "server-only" is harmless.
  resolve: { conditionNames: ['react-server', 'node', 'import'] },
  // It loads a file of its own that lies beside it.
  external: ['@embedpdf/pdfium'],
})
await bundle.write({
  dir: folder,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'shared/[name]-[hash].mjs',
  cleanDir: true,
})
await bundle.close()
