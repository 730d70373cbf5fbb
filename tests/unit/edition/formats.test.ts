// The formats against the standards: schemas, other readers, and what they looked like last time.
// Update the references on purpose only: vitest run --project unit tests/unit/edition -u
import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import jsonld from 'jsonld'
import { parseXmlDocument, wordsOf } from './xml.ts'
import { describe, expect, it } from 'vitest'
import { buildEdition, type EditionInput } from '#lib/edition/build.ts'
import { styleHash } from '#lib/edition/writers/html.ts'
import { style } from '#lib/edition/writers/html/style.ts'
import { editionFormats, writers } from '#lib/edition/writers/index.ts'
import { choice, Dossier, hostile, letters } from './cases.ts'
import { corrected } from './corrected.ts'
import { pictured } from './pictured.ts'

const cases: Record<string, EditionInput> = {
  letters: letters().input(),
  choice: choice(),
  hostile: hostile().input(),
  corrected: corrected().input(),
  pictured: pictured(),
  empty: new Dossier().input(),
}
const editions = Object.entries(cases).map(([name, input]) => ({ name, edition: buildEdition(input) }))
const shared = path.resolve('../shared/schemas')
const golden = (name: string, file: string): string => path.resolve('tests/golden/export', name, file)

describe.each(editions)('$name', ({ name, edition }) => {
  it('[E1] is the edition it was', async () => {
    await expect(`${JSON.stringify(edition, null, 2)}\n`).toMatchFileSnapshot(golden(name, 'edition.json'))
  })

  it.each(editionFormats)('is written as %s as it was', async (format) => {
    await expect(writers[format].write(edition)).toMatchFileSnapshot(
      golden(name, `out.${writers[format].extension}`),
    )
  })

  it('[E2] TEI without markup is the text of the source', () => {
    const document = parseXmlDocument(writers.tei.write(edition))
    for (const source of edition.sources) {
      const blocks = source.blocks.map((block) => {
        const [node] = wordsOf(document, `${source.key}-b${block.number}`)
        return node
      })
      const legal = source.text.replace(/[\u0000\u0007\ufffe]/g, '\ufffd')
      expect(blocks.join('\n')).toBe(legal)
    }
  })

  it('[E11] JSON-LD expands without loss', async () => {
    const context = JSON.parse(
      readFileSync(path.join(shared, 'web-annotation/anno.jsonld'), 'utf8'),
    ) as object
    const expanded = await jsonld.expand(JSON.parse(writers.w3c.write(edition)) as object, {
      safe: true,
      documentLoader: (url: string) => {
        if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`asked for ${url}`)
        return Promise.resolve({ contextUrl: undefined, documentUrl: url, document: context })
      },
    })
    expect(expanded).toHaveLength(1)
  })
})

it('[E12] the policy of the page admits exactly its own style', () => {
  expect(styleHash).toBe(createHash('sha256').update(style).digest('base64'))
})

it('[E11] the W3C test schemas pass what they call MUST', () => {
  const folder = path.join(shared, 'web-annotation/tests')
  const load = (file: string): Record<string, unknown> =>
    JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const ajv = new Ajv({ strict: false, logger: false })
  addFormats(ajv)
  for (const file of readdirSync(path.join(folder, 'definitions')))
    if (file.endsWith('.json')) ajv.addSchema(load(path.join(folder, 'definitions', file)))
  const collections = [cases.letters!, cases.pictured!].map(
    (input) => JSON.parse(writers.w3c.write(buildEdition(input))) as Record<'first', { items: object[] }>,
  )
  const items = collections.flatMap((collection) =>
    collection.first.items.map((one) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', ...one })),
  )
  const jsonIn = (name: string): string[] =>
    readdirSync(path.join(folder, name), { withFileTypes: true }).flatMap((file) =>
      file.isFile() && file.name.endsWith('.json') ? [file.name] : [],
    )
  let asked = 0
  const failures: string[] = []
  const ask = (file: string, values: readonly object[]): void => {
    const schema = load(file)
    if (schema['assertionType'] !== 'must' || schema['expectedResult'] !== 'valid') return
    let validate
    try {
      validate = ajv.compile(
        Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'id')) as object,
      )
    } catch (error) {
      failures.push(`${path.basename(file)}: ${String(error)}`)
      return
    }
    for (const value of values) {
      asked++
      if (!validate(value))
        failures.push(
          `${path.basename(file)}: ${JSON.stringify(value).slice(0, 200)} ${JSON.stringify(validate.errors?.[0])}`,
        )
    }
  }
  for (const name of ['annotations', 'annotations/bodiesTargets', 'annotations/specificResource'])
    for (const file of jsonIn(name)) ask(path.join(folder, name, file), items)
  const inContext = (one: object): object => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', ...one })
  for (const file of jsonIn('collections')) ask(path.join(folder, 'collections', file), collections)
  for (const file of jsonIn('collections/pages'))
    ask(
      path.join(folder, 'collections/pages', file),
      collections.map((collection) => inContext(collection.first)),
    )
  expect(failures).toEqual([])
  expect(asked).toBeGreaterThan(100)
})

const hasJing = ['/usr/bin/jing', '/usr/local/bin/jing'].some((file) => existsSync(file))
it.skipIf(!hasJing)(
  '[E11] TEI is valid against tei_all and its Schematron rules (needs jing: apt install jing)',
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fontes-tei-'))
    const files = editions.map(({ name, edition }) => {
      const file = path.join(folder, `${name}.xml`)
      writeFileSync(file, writers.tei.write(edition))
      return file
    })
    for (const schema of ['tei_all-4.11.0.rng', 'tei_all-4.11.0.sch'])
      expect(
        execFileSync('jing', [path.join(shared, 'tei', schema), ...files], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      ).toBe('')
  },
)
