// The map, the rules and the mirror agree with the code. What dependency-cruiser and ESLint already check is not here.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const read = (file: string): string => readFileSync(file, 'utf8')
const architecture = read('ARCHITECTURE.md')
const skipped = new Set(['generated', 'node_modules'])

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listFiles(full)
    return [full]
  })
}
const code = ['app', 'components', 'lib', 'prisma', 'scripts', 'bench', 'tests'].flatMap(listFiles)
const folders = (root: string): string[] =>
  readdirSync(root).filter((name) => !skipped.has(name) && statSync(path.join(root, name)).isDirectory())

it('ARCHITECTURE.md stays short enough to be read', () => {
  expect(architecture.split('\n').length).toBeLessThanOrEqual(200)
})

it('every path that ARCHITECTURE.md names exists', () => {
  const named = [
    ...architecture.matchAll(/`((?:app|components|lib|prisma|scripts|bench|tests|docs)\/[^`\s]*)`/g),
  ].map((hit) => hit[1]!)
  expect(named.length).toBeGreaterThan(20)
  const missing = named.filter((one) => {
    // `<noun>` and `…` stand for any name; the folder before them must exist.
    const solid = one.split(/[<…*]/)[0]!
    return !existsSync(solid.endsWith('/') || !/[<…*]/.test(one) ? solid : path.dirname(solid))
  })
  expect(missing).toEqual([])
})

it.each(['lib', 'lib/server', 'components'])('every folder of %s is on the map', (root) => {
  const missing = folders(root).filter((name) => !architecture.includes(`\`${root}/${name}`))
  expect(missing).toEqual([])
})

it('every dependency is named with its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const all = Object.keys({ ...dependencies, ...devDependencies })
  const isNamed = (name: string): boolean =>
    architecture.includes(`\`${name}\``) ||
    (name.startsWith('@') && architecture.includes(`\`${name.split('/')[0]!}/*\``))
  expect(all.filter((name) => !isNamed(name))).toEqual([])
})

it('every numbered rule of a domain folder is cited by a test', () => {
  const tests = code
    .filter((file) => file.startsWith('tests/'))
    .map(read)
    .join('\n')
  const rules = code
    .filter((file) => /^lib\/[^/]+(?:\/[^/]+)?\/README\.md$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/^- ([A-Z]\d+) /gm)].map((hit) => `${file} ${hit[1]!}`))
  expect(rules.length).toBeGreaterThan(10)
  const uncited = rules.filter((rule) => !tests.includes(`[${rule.split(' ')[1]!}]`))
  expect(uncited).toEqual([])
})

it('rule pages stay at forty lines', () => {
  const long = code.filter(
    (file) => /^lib\/[^/]+(?:\/[^/]+)?\/README\.md$/.test(file) && read(file).split('\n').length > 41,
  )
  expect(long).toEqual([])
})

it('unit tests mirror the code', () => {
  const known = new Set([...folders('lib'), ...folders('components')])
  const strangers = folders('tests/unit').filter(
    (name) => !known.has(name) && !folders('lib/server').includes(name),
  )
  expect(strangers).toEqual([])
})

it('files are named for ideas, not for drawers', () => {
  const drawers = code.filter((file) =>
    /(^|\/)(utils?|helpers?|misc|common|constants|types)(\/|\.[a-z]+$)/.test(file),
  )
  expect(drawers).toEqual([])
})

it('files are kebab-case', () => {
  const wrong = code.filter(
    (file) =>
      /\.(tsx?|mjs)$/.test(file) && !/^[a-z0-9.[\]-]+$/.test(path.basename(file)) && !file.includes('['),
  )
  expect(wrong).toEqual([])
})

it('nothing speaks of a machine or holds text of the shared corpus', () => {
  const telling = code.filter(
    (file) =>
      /\.(tsx?|mjs|md|json)$/.test(file) &&
      /\/(work|home\/[a-z]+|Users\/[a-z]+)\/(main|shared)/i.test(read(file)),
  )
  expect(telling.filter((file) => file !== 'tests/architecture.test.ts')).toEqual([])
})

it('decisions are numbered without gaps', () => {
  const numbers = readdirSync('docs/decisions').map((name) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
})
