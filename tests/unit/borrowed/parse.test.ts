import fc from 'fast-check'
import { gzipSync, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { remark, type Borrowed } from '#lib/borrowed/annotation.ts'
import { parseBorrowed } from '#lib/borrowed/parse.ts'

const sample = (name: string): Uint8Array => readFileSync(`tests/golden/borrowed/${name}`)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
function parsed(file: Uint8Array, name = 'file'): Extract<Borrowed, { kind: 'parsed' }> {
  const result = parseBorrowed(file, name)
  if (result.kind === 'refused') throw new Error(`${result.code}: ${result.message}`)
  return result
}
/** A tape archive as CATMA packs one. */
function tar(files: Readonly<Record<string, string>>, size?: string): Uint8Array {
  const blocks = Object.entries(files).map(([name, content]) => {
    const body = bytes(content)
    const block = new Uint8Array(512 + Math.ceil(body.length / 512) * 512)
    block.set(bytes(name))
    block.set(bytes(size ?? body.length.toString(8).padStart(11, '0')), 124)
    block.set(bytes('0'), 156)
    block.set(bytes('ustar'), 257)
    block.set(body, 512)
    return block
  })
  return Uint8Array.from([...blocks.flatMap((block) => [...block]), ...new Uint8Array(1024)])
}
const problemsOf = ({ problems }: { problems: readonly { code: string; at: string }[] }): string[] =>
  problems.map(({ code, at }) => `${code} ${at}`)

it('[B1] [B3] reads Web Annotations with their quotes, tags and people', () => {
  const { format, annotations, ...rest } = parsed(sample('web-annotation.json'))
  expect(format).toBe('web-annotation')
  expect(annotations).toEqual([
    {
      id: 'https://example.org/notes/1',
      quote: 'porter unlocked the door 𐐷',
      prefix: '📜 On that morning the ',
      suffix: ' at five',
      start: 21,
      end: 49,
      notes: remark('Who opened the door?'),
      tags: [['granary'], ['https://example.org/terms/door']],
      author: 'Ada Quill',
      created: '2024-03-01T10:00:00Z',
      source: 'https://example.org/sources/report',
      replyTo: null,
    },
    {
      id: 'https://example.org/notes/2#1',
      quote: 'five shillings',
      prefix: '',
      suffix: '',
      notes: remark('Two places for one remark.'),
      tags: [],
      author: null,
      created: null,
      source: 'https://example.org/sources/report',
      replyTo: null,
    },
    expect.objectContaining({ id: 'https://example.org/notes/2#2', quote: '', start: 3, end: 9 }),
  ])
  expect(problemsOf(rest)).toEqual([
    'in_parts annotations[1]',
    'no_passage annotations[2].target',
    'place_unknown annotations[3].target',
    'malformed annotations[4]',
  ])
})

it('[B3] reads what Recogito writes, also a place without its end', () => {
  const { format, annotations, problems } = parsed(sample('recogito.json'))
  expect(format).toBe('recogito')
  expect(problems).toEqual([])
  expect(annotations).toMatchObject([
    {
      quote: 'the Mole',
      start: 42,
      end: 50,
      notes: [{ text: 'The harbour, not the hill.', author: 'jorinde' }],
      tags: [['place']],
      author: null,
    },
  ])
})

it('[B6] takes the lines on pictures in editions of Fontes for the same passage, and says those of others', () => {
  const edition = readFileSync('tests/golden/export/pictured/out.jsonld')
  const ours = parsed(edition)
  expect(ours.format).toBe('fontes')
  expect(ours.annotations.map(({ id }) => id)).toEqual(
    ['108', '105', '107', '10b'].map((end) => `urn:uuid:01900000-0000-7000-8000-000000000${end}`),
  )
  expect(problemsOf(ours)).toEqual([])
  const foreign = parsed(bytes(edition.toString('utf8').replace('"urn:fontes"', '"urn:another"')))
  expect(problemsOf(foreign)).toContain('place_unknown annotations[0].target[1]')
})

it('[B3] [B6] reads what the API of Hypothesis answers', () => {
  const { format, annotations, ...rest } = parsed(sample('hypothesis.json'))
  expect(format).toBe('hypothesis')
  expect(annotations).toEqual([
    {
      id: 'kP3xYz',
      quote: 'unlocked the door',
      prefix: 'The porter ',
      suffix: ' at five',
      start: 104,
      end: 120,
      notes: remark('Compare the **other** deposition.'),
      tags: [['deposition'], ['door']],
      author: 'M. Quill',
      created: '2023-11-05T08:15:30.123456+00:00',
      source: 'https://example.org/report.html',
      replyTo: null,
    },
    expect.objectContaining({ id: 'reply1', quote: '', author: 'ada', replyTo: 'kP3xYz' }),
  ])
  expect(problemsOf(rest)).toEqual(['no_passage annotations[2]'])
})

it('reads the export of the client of Hypothesis, which wraps the same annotations otherwise', () => {
  const { rows } = JSON.parse(new TextDecoder().decode(sample('hypothesis.json'))) as { rows: unknown[] }
  const exported = JSON.stringify({
    export_date: '2024-01-01',
    export_userid: 'x',
    client_version: '1',
    annotations: rows,
  })
  expect(parsed(bytes(exported)).annotations).toEqual(parsed(sample('hypothesis.json')).annotations)
})

it('[B2] reads the table of Hypothesis, and says which rows it cannot use', () => {
  const { format, annotations, ...rest } = parsed(sample('hypothesis.csv'))
  expect(format).toBe('hypothesis-csv')
  expect(annotations).toEqual([
    {
      id: '1',
      quote: 'unlocked the "little" door,\nat five',
      prefix: '',
      suffix: '',
      notes: remark('Compare, please.'),
      tags: [['deposition'], ['door']],
      author: 'M. Quill',
      created: '2023-11-05 08:15',
      source: 'https://example.org/report.html',
      replyTo: null,
    },
  ])
  expect(problemsOf(rest)).toEqual(['no_passage row 3', 'malformed row 4'])
})

it('[B3] reads a collection of CATMA: touching ranges are one, others are parts', () => {
  const { format, annotations, ...rest } = parsed(sample('catma.xml'))
  expect(format).toBe('catma')
  expect(annotations).toEqual([
    {
      id: 'CATMA_A1',
      quote: '',
      prefix: '',
      suffix: '',
      start: 4,
      end: 19,
      notes: remark('speaker: porter, guard'),
      tags: [['Speech', 'Reported']],
      author: 'maren',
      created: '2024-02-03T04:05:06.000+0000',
      source: 'CATMA_DOC',
      replyTo: null,
    },
    expect.objectContaining({ id: 'CATMA_A2#1', start: 10, end: 19, tags: [], author: 'jorinde' }),
    expect.objectContaining({ id: 'CATMA_A2#2', start: 30, end: 36 }),
  ])
  expect(problemsOf(rest)).toEqual(['in_parts CATMA_A2', 'reference_unknown CATMA_A2'])
})

const report = '📜 The price of barley had gone to nine shillings by the end.'
const refi = (text: string): Uint8Array =>
  zipSync({
    'project.qde': sample('project.qde'),
    'Sources/44444444-4444-4444-4444-444444444444.txt': bytes(text),
  })

it('[B3] [B6] reads a REFI-QDA project and cuts the quotes from its texts, in code points', () => {
  const { format, annotations, ...rest } = parsed(refi(report))
  expect(format).toBe('refi-qda')
  expect(annotations[0]).toEqual({
    id: '55555555-5555-5555-5555-555555555555',
    quote: 'nine shillings',
    prefix: 'The price of barley had gone to ',
    suffix: ' by the end.',
    start: 35,
    end: 49,
    notes: [...remark('High for a spring.'), ...remark('Prices\nSee the table of 1788.')],
    tags: [['Harvest', 'Price']],
    author: 'Maren',
    created: '2024-05-06T07:08:09Z',
    source: 'Report',
    replyTo: null,
  })
  expect(annotations).toHaveLength(2)
  expect(problemsOf(rest)).toEqual([
    'place_unknown 88888888-8888-8888-8888-888888888888',
    'malformed 99999999-9999-9999-9999-999999999999',
    'no_passage bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb',
  ])
})

it('finds out by the names of the selections how a program counts', () => {
  const counting = (from: number, to: number, text: string): string | undefined => {
    const project = new TextDecoder().decode(sample('project.qde'))
    const other = project.replace(
      'startPosition="34" endPosition="48"',
      `startPosition="${from}" endPosition="${to}"`,
    )
    const zip = zipSync({
      'project.qde': bytes(other),
      'sources/44444444-4444-4444-4444-444444444444.txt': bytes(text),
    })
    return parsed(zip).annotations[0]?.quote
  }
  expect(counting(34, 47, report)).toBe('nine shillings')
  const lines = report.replaceAll(' ', '\r\n')
  expect(counting(34, 48, lines)).toBe('nine\nshillings')
})

it('[B1] refuses what is none of these, with a code', () => {
  const codeOf = (file: Uint8Array): string | undefined => {
    const result = parseBorrowed(file, 'file')
    return result.kind === 'refused' ? result.code : undefined
  }
  expect(codeOf(bytes(''))).toBe('unknown_format')
  expect(codeOf(bytes('{"a": 1}'))).toBe('unknown_format')
  expect(codeOf(bytes('{"a": '))).toBe('not_json')
  expect(codeOf(bytes('name,age\nAda,9'))).toBe('unknown_format')
  expect(codeOf(bytes('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>'))).toBe('unknown_format')
  expect(codeOf(Uint8Array.of(0x41, 0xff, 0xfe))).toBe('not_utf8')
  expect(codeOf(zipSync({ 'a.txt': bytes('x') }))).toBe('unknown_format')
  expect(codeOf(bytes('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><TEI>&b;</TEI>'))).toBe(
    'xml_entity_refused',
  )
})

it.each([
  ['deep nesting', bytes('['.repeat(200_000)), 'not_json'],
  ['a bomb', zipSync({ 'project.qde': new Uint8Array(20 * 1024 * 1024) }), 'archive_too_large'],
  ['a bomb of tape', gzipSync(new Uint8Array(201 * 1024 * 1024)), 'archive_too_large'],
  [
    'a tape archive that lies about a size',
    gzipSync(tar({ 'a.xml': 'x' }, '77777777777')),
    'archive_damaged',
  ],
  ['half a tape archive', gzipSync(tar({ 'a.xml': 'x' })).subarray(0, 40), 'archive_damaged'],
  [
    'too many annotations',
    bytes(
      JSON.stringify(
        Array.from({ length: 10_001 }, () => ({
          type: 'Annotation',
          target: { selector: { type: 'TextQuoteSelector', exact: 'x' } },
        })),
      ),
    ),
    'too_many_annotations',
  ],
])('[B1] refuses %s', (_what, file, code) => {
  expect(parseBorrowed(file, 'file')).toMatchObject({ kind: 'refused', code })
})

it('[B3] [B9] cuts the words of CATMA from the text beside the collection, and keeps near ranges one passage', () => {
  const text = 'The porter said that the guard had seen nothing of the fire.'
  const file = gzipSync(
    tar({
      'corpus/letter/letter.txt': text,
      'corpus/letter/annotationcollections/a.xml': new TextDecoder().decode(sample('catma.xml')),
    }),
  )
  const { format, annotations, documents } = parsed(file)
  expect(format).toBe('catma')
  expect(documents).toEqual([{ name: 'letter', text }])
  expect(annotations).toMatchObject([
    { id: 'CATMA_A1', quote: 'porter said tha', prefix: 'The ', start: 4, end: 19, source: 'letter' },
    {
      id: 'CATMA_A2',
      quote: text.slice(10, 36),
      parts: [
        [0, 9],
        [20, 26],
      ],
    },
  ])
})

it('[B8] takes the words of a remark in HTML, and no markup', () => {
  const body = {
    type: 'TextualBody',
    value: '<p>Who <b>opened</b>?</p><script>x()</script><p>And when?</p>',
    format: 'text/html',
  }
  const selector = { type: 'TextQuoteSelector', exact: 'the door' }
  const file = bytes(JSON.stringify({ type: 'Annotation', body, target: { source: 's', selector } }))
  expect(parsed(file).annotations[0]?.notes).toEqual(remark('Who opened?\nAnd when?'))
})

it('[B2] never throws, whatever is cut off or replaced', () => {
  const files = [
    'web-annotation.json',
    'recogito.json',
    'hypothesis.json',
    'hypothesis.csv',
    'catma.xml',
    'project.qde',
  ].map(sample)
  fc.assert(
    fc.property(
      fc.constantFrom(...files, refi(report)),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(),
      (file, changes, length) => {
        const damaged = Uint8Array.from(
          file.subarray(0, changes.length > 4 ? length % file.length : file.length),
        )
        for (const [at, byte] of changes) if (damaged.length > 0) damaged[at % damaged.length] = byte
        expect(['parsed', 'refused']).toContain(parseBorrowed(damaged, 'file').kind)
      },
    ),
    { numRuns: 400 },
  )
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(['parsed', 'refused']).toContain(parseBorrowed(bytes(json), 'file').kind)
    }),
  )
})
