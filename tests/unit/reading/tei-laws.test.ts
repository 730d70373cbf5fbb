// Laws of TEI on any tree of its elements, sensible or not.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'

vi.setConfig({ testTimeout: 120_000 })

const words = fc.constantFrom(
  'mill',
  'Müh-',
  'bach ',
  ' und',
  '\n',
  '  ',
  'é',
  'e\u0301',
  '&amp;',
  '&#x301;',
  '3',
  '.',
  '¬',
  'a b\n c',
  '<!-- x -->',
  '<![CDATA[ < ]]>',
  '\u00a0',
  'א',
)
const empty = fc.constantFrom(
  '<lb/>',
  '<lb break="no"/>',
  '<pb n="3"/>',
  '<pb/>',
  '<cb/>',
  '<gap/>',
  '<space/>',
  '<anchor xml:id="a"/>',
  '<ptr target="#n"/>',
  '<note/>',
  '<graphic url="x"/>',
  '<note n="7" target="#a">far</note>',
  '<app/>',
)
const names = ['p', 'div', 'head', 'note', 'hi', 'app', 'lem', 'rdg', 'choice', 'sic', 'corr', 'orig', 'reg', 'abbr', 'expan', 'subst', 'del', 'add', 'l', 'lg', 'list', 'item', 'label', 'table', 'row', 'cell', 'quote', 'q', 'sp', 'speaker', 'stage', 'opener', 'closer', 'salute', 'signed', 'ref target="#n"', 'ref target="#n" type="note"', 'note xml:id="n"', 'note place="margin"', 'fw type="header"', 'figure', 'supplied', 'unclear', 'address', 'addrLine', 'bibl', 'ab xml:id="a"', 'text', 'body', 'back', 'div type="notes"', 'div type="letter"', 'standOff', 'sourceDoc', 'surface', 'zone', 'line', 'TEI', 'teiHeader', 'group', 'blink', 'listPerson', 'w', 'pc', 'rdg wit="#B"', 'floatingText', 'epigraph', 'cit', 'titlePart'] // prettier-ignore

const { node } = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    { weight: 3, arbitrary: words },
    { weight: 1, arbitrary: empty },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), fc.array(tie('node'), { maxLength: 5 }))
        .map(([name, inner]) => `<${name}>${inner.join('')}</${name.split(' ')[0] ?? ''}>`),
    },
  ),
}))
const document = fc
  .array(node, { minLength: 1, maxLength: 8 })
  .map(
    (nodes) => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${nodes.join('')}</body></text></TEI>`,
  )

async function read(raw: string, choices: Record<string, string> = {}): Promise<Reading | null> {
  const outcome = await readSource(new TextEncoder().encode(raw), { fileName: 'a.xml', sha256: '', choices })
  if (outcome.kind === 'read') return outcome.reading
  expect(outcome.kind === 'refused' ? outcome.code : outcome.kind).toBe('empty_document')
  return null
}

it('[R53] [R54] [R55] holds the laws of a reading, alike whenever it is read, and loses no note', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (raw) => {
      const reading = await read(raw)
      if (!reading) return
      expect(checkReading(reading, raw)).toEqual([])
      expect(await read(raw)).toEqual(reading)
      // Notes in what is left out whole (a header, a register of persons) go with it; each of the others is one of the reading's.
      const written = raw.match(/<note\b/g)?.length ?? 0
      if (!/<(?:teiHeader|listPerson|fw)\b/.test(raw))
        expect(reading.notes.filter(({ kind }) => kind !== 'apparatus').length).toBe(written)
    }),
    { numRuns: 800 },
  )
})

it('[R53] keeps the laws whatever is chosen', async () => {
  await fc.assert(
    fc.asyncProperty(document, fc.boolean(), async (raw, second) => {
      const reading = await read(raw)
      if (!reading) return
      const choices = Object.fromEntries(
        reading.decisions.map(({ key, options }) => [key, options.at(second ? -1 : 0) ?? '']),
      )
      const again = await read(raw, choices)
      if (again) expect(checkReading(again, raw)).toEqual([])
    }),
    { numRuns: 300 },
  )
})
