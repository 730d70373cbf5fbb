// What an edition holds, and that every format holds all of it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildEdition } from '#lib/edition/build.ts'
import type { Edition } from '#lib/edition/edition.ts'
import type { TextPiece } from '#lib/edition/edition-source.ts'
import { de } from '#lib/edition/labels/de.ts'
import { en } from '#lib/edition/labels/en.ts'
import { letterOf } from '#lib/edition/names.ts'
import { editionFormats, writers } from '#lib/edition/writers/index.ts'
import { toProse } from '#lib/prose/document.ts'
import { unitTable, fromCodePointSpan } from '#lib/text/units.ts'
import { ada, choice, Dossier, hostile, idOf, jonas, letters } from './cases.ts'
import { corrected } from './corrected.ts'

const edition = buildEdition(letters().input())
const textPieces = (one: Edition['sources'][number]): TextPiece[] =>
  one.blocks.flatMap((block) => block.pieces.filter((piece) => piece.kind === 'text'))

describe('building', () => {
  it('[E1] does not depend on the order of the records', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const input = letters().input()
        const shuffled = Object.fromEntries(
          Object.entries(input.records).map(([kind, list]) => [
            kind,
            [...(list as readonly { id: string }[])]
              .map((one) => ({ one, key: (numbers.next() as { value: number }).value }))
              .sort((a, b) => a.key - b.key)
              .map(({ one }) => one),
          ]),
        )
        expect(
          buildEdition({ ...input, records: shuffled, readings: [...input.readings].reverse() }),
        ).toEqual(edition)
      }),
      { numRuns: 10 },
    )
  })

  it('[E2] covers every block with pieces, in order, whatever the passages', () => {
    const spans = fc.array(fc.tuple(fc.nat(240), fc.integer({ min: 1, max: 60 })), { maxLength: 12 })
    fc.assert(
      fc.property(spans, (list) => {
        const dossier = new Dossier()
        const at = dossier.source(
          { siglum: 'A', title: 'A' },
          'One[^1] short line.\n## Head\nAnother line, longer 𝔞 than the first[^2].\n[^1]: Body.\n[^2]: Second body.',
        )
        for (const [start, length] of list)
          if (start + length <= at.text.length) dossier.markSpans(at, [[start, start + length]])
        const source = buildEdition(dossier.input()).sources[0]!
        for (const block of source.blocks) {
          const pieces = block.pieces.filter((piece) => piece.kind === 'text')
          expect(pieces.map((piece) => source.text.slice(piece.start, piece.end)).join('')).toBe(
            source.text.slice(block.start, block.end),
          )
        }
        for (const passage of source.passages) {
          const pieces = textPieces(source)
          if (passage.place.kind !== 'placed') continue
          expect(pieces.filter((piece) => piece.begins.includes(passage.key))).toHaveLength(1)
          expect(pieces.filter((piece) => piece.ends.includes(passage.key))).toHaveLength(1)
        }
      }),
    )
  })

  it('[E4] keeps a passage that has no place, and says why', () => {
    const lost = edition.sources[0]!.passages.find((one) => one.place.kind === 'unplaced')
    expect(lost).toMatchObject({ quote: 'words of an earlier reading', place: { reason: 'earlierRevision' } })
    const moved = letters()
    moved.lists.passage![0]!.quote = 'other words'
    expect(
      buildEdition(moved.input()).sources[0]!.passages.find((one) => one.quote === 'other words'),
    ).toMatchObject({
      place: { kind: 'unplaced', reason: 'otherWords' },
    })
  })

  it('[E5] letters for textual notes, numbers for the rest, both where both are', () => {
    const marks = edition.sources[0]!.passages.map((one) => [one.letter, one.number])
    expect(marks).toEqual([
      [null, 1],
      ['a', 2],
      [null, 3],
      [null, 4],
      [null, 5],
      [null, 6],
      ['b', null],
      [null, 7],
    ])
    expect([0, 25, 26, 51, 52, 702].map(letterOf)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'aaa'])
  })

  it('[E6] counts at the claim what the choice takes away, and names what is left out', () => {
    const chosen = buildEdition(choice())
    expect(chosen.selection).toMatchObject({
      isWhole: false,
      sources: { leftOut: ['C Westmarch Courant, no. 11'] },
      people: { leftOut: ['Jonas Feld'] },
    })
    const dead = chosen.claims.find((one) => one.statement.startsWith('Three'))!
    expect(dead.attestations.map((one) => one.polarity)).toEqual(['denies', 'silent'])
    expect(dead.omitted).toEqual({ attestations: 2, evidence: 2, positions: 2, sigla: ['C'] })
  })

  it('[E6] a chosen tag brings its claims with all that speaks against them', () => {
    const dossier = letters()
    const violence = dossier.lists.tag!.find((one) => one.label === 'violence')!
    const input = dossier.input({
      id: idOf(1),
      title: 'By tag',
      introduction: toProse(''),
      sourceIds: [],
      claimIds: [],
      tagIds: [violence.id],
      userIds: [],
    })
    const chosen = buildEdition(input)
    const dead = chosen.claims.find((one) => one.statement.startsWith('Three'))!
    expect(dead.evidence.map((one) => one.relation)).toEqual([
      'supports',
      'contradicts',
      'supports',
      'contextualises',
    ])
    expect(dead.omitted).toMatchObject({ attestations: 0, evidence: 0 })
    // "shots" is below "violence", so what it marks is in.
    expect(chosen.sources[0]!.passages.map((one) => one.quote)).toContain('three shots were heard')
  })

  it('[E8] keeps replaced positions and voices that stand alone', () => {
    const dead = edition.claims.find((one) => one.statement.startsWith('Three'))!
    expect(dead.positions.map((one) => [one.holder, one.stance, one.replacedBy])).toEqual([
      ['Jonas Feld', 'holds', 'o2'],
      ['Jonas Feld', 'suspends', null],
      ['Peder Lund', 'holds', null],
      ['Ada Brandt', 'rejects', null],
    ])
  })

  it('answers to links hang below them', () => {
    const dead = edition.claims.find((one) => one.statement.startsWith('Three'))!
    expect(dead.evidence[0]).toMatchObject({
      relation: 'supports',
      answers: [{ relation: 'undercuts', answers: [{ relation: 'qualifies' }] }],
    })
  })
})

describe('every format', () => {
  const words = {
    html: (key: string) => new RegExp(`id="${key}"`, 'g'),
    tei: (key: string) => new RegExp(`<annotation xml:id="${key}"`, 'g'),
  }
  it('[E4] prints every passage once', () => {
    for (const name of ['html', 'tei'] as const) {
      const out = writers[name].write(edition)
      for (const passage of edition.sources.flatMap((one) => one.passages))
        expect(out.match(words[name](passage.key)), `${name} ${passage.key}`).toHaveLength(1)
    }
    const collection = JSON.parse(writers.w3c.write(edition)) as {
      first: { items: { id: string; target: object }[] }
    }
    const ids = collection.first.items.flatMap((one) => ('selector' in one.target ? [one.id] : []))
    const passages = edition.sources.flatMap((one) => one.passages)
    expect([...ids].sort()).toEqual(passages.map((one) => `urn:uuid:${one.id}`).sort())
    const markdown = writers.markdown.write(edition)
    for (const passage of passages.filter((one) => one.place.kind === 'placed'))
      for (const mark of [passage.letter, passage.number])
        if (mark !== null) {
          expect(markdown.split(`[^${passage.source}-${mark}]:`)).toHaveLength(2)
          expect(markdown.split(`[^${passage.source}-${mark}]`)).toHaveLength(3)
        }
    expect(markdown.split('words of an earlier reading')).toHaveLength(2)
  })

  it.each(editionFormats)('[E7] %s names everyone, with every reason and judgement', (format) => {
    const out = writers[format].write(edition)
    for (const one of [
      'Ada Brandt',
      'Jonas Feld',
      'The chronicle names the number.',
      'Rests on the Courant alone.',
      'A copy of the newspaper adds no witness.',
      'The paper sold dead men.',
      'The two are one.',
      'Lund names the number of the paper.',
    ])
      expect(out, one).toContain(one)
  })

  it('[E3] retired records leave no trace', () => {
    const dossier = letters()
    dossier.lists.note![0]!.retiredAt = '2026-11-21T00:00:00.000Z'
    const out = buildEdition(dossier.input())
    for (const format of editionFormats) expect(writers[format].write(out)).not.toContain('iron gall')
  })

  it('[E9] hostile text stays text', () => {
    const out = buildEdition(hostile().input())
    const html = writers.html.write(out)
    expect(html).not.toMatch(
      /<script(?! type="application\/ld\+json">)|<img|onerror=(?!alert)|<[^>]*javascript:/i,
    )
    expect(html.match(/<script/g)).toHaveLength(1)

    expect(html).not.toMatch(/[\u0000-\u0008\u202a-\u202e\ufffe]/)
    expect(html).toContain('characters that this format cannot hold are replaced by U+FFFD')
    const tei = writers.tei.write(out)
    expect(tei).not.toContain(']]>')

    expect(tei).not.toMatch(/[\u0000-\u0008\ufffe]/)
    expect(tei).toContain('characters that this format cannot hold are replaced by U+FFFD')
    const markdown = writers.markdown.write(out)
    expect(markdown).toContain('\\# not a heading')
    expect(markdown).toContain('1\\. not a list')
    // Code is verbatim inside its fence.
    expect(markdown.replace(/^ *(`{3,})\n[^]*?\n *\1$/gm, '')).not.toMatch(/(?<!\\)<script/)
  })

  it('[E10] W3C selectors read back are the passages', () => {
    interface Position {
      start: number
      end: number
      refinedBy?: Position[]
      exact?: string
    }
    interface Item {
      id: string
      target: { selector: Position[] }
    }
    const items = (JSON.parse(writers.w3c.write(edition)) as { first: { items: Item[] } }).first.items
    for (const source of edition.sources) {
      const units = unitTable(source.text)
      for (const passage of source.passages) {
        if (passage.place.kind !== 'placed') continue
        const [quote, position] = items.find((one) => one.id === `urn:uuid:${passage.id}`)!.target.selector
        const at = ({ start, end }: Position, from = 0) =>
          fromCodePointSpan(units, { startCodePoints: from + start, endCodePoints: from + end })
        const spans = position!.refinedBy?.map((one) => at(one, position!.start)) ?? [at(position!)]
        expect(spans).toEqual(passage.place.spans)
        expect(source.text.slice(...at(position!))).toBe(quote!.exact)
      }
    }
  })

  it('[E13] both tables have the same words to say', () => {
    const keys = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, keys(one)]))
        : typeof value
    expect(keys(de)).toEqual(keys(en))
    const german = writers.html.write(buildEdition(letters().input(null, 'de')))
    expect(german).toContain('Gegenbelege')
    expect(german).toContain('the soldiers came')
  })
})

it('[E7] someone without a name is still told apart', () => {
  const input = { ...letters().input(), people: [{ id: ada, name: 'Ada Brandt' }] }
  const out = buildEdition(input)
  expect(out.people.map((one) => one.name)).toEqual([`(${jonas.slice(-6)})`, 'Ada Brandt'])
})

describe('a text that was corrected', () => {
  const [source] = buildEdition(corrected().input()).sources

  it('[E14] shows its corrections among the textual notes, with what stood there', () => {
    const shown = source!.corrections.map(({ letter, lemma, reading, type, by, span, earlier }) => [
      letter,
      source!.text.slice(...span),
      lemma,
      reading,
      type,
      by.name,
      earlier.map((one) => `${one.lemma} < ${one.reading}`).join(),
    ])
    expect(shown).toEqual([
      ['a', 'quay', 'quay', 'qvay', 'normalisation', 'Ada Brandt', ''],
      ['b', 'twelve empty barrels', 'twelve empty barrels', 'twelve barrels', 'conjecture', 'Ada Brandt', 'twelve < xij'],
      ['c', 'was', 'was', 'was was', 'transcription', 'Jonas Feld', ''],
      ['d', 'granary', 'granary', 'granery', 'machine', 'Jonas Feld', ''],
      ['e', '', '', ' nothing', 'emendation', 'Ada Brandt', ''],
      ['g', 'So the boy Hobb', 'So the boy Hobb', 'So Hobb', 'emendation', 'Jonas Feld', ''],
    ]) // prettier-ignore
    expect(source!.passages.flatMap(({ letter }) => letter ?? [])).toEqual(['f'])
  })

  it('[E14] marks passages of older revisions where their words still stand, and nowhere else', () => {
    const places = source!.passages.map(({ quote, place }) => [
      quote,
      place.kind === 'placed' ? place.spans.map((span) => source!.text.slice(...span)).join() : place.reason,
    ])
    expect(places).toEqual([
      ['at the quay', 'at the quay'],
      ['Then the fire began', 'Then the fire began'],
      ['saw nothing', 'earlierRevision'],
      ['keeper of the granery', 'earlierRevision'],
      ['was was drunk', 'detached'],
    ])
  })

  it('[E17] prints a passage where a person has placed it, and says who did, and why', () => {
    const decided = source!.passages.flatMap((one) => (one.decided ? [[one.quote, one.decided]] : []))
    expect(decided).toMatchObject([
      ['at the quay', { decision: 'accepted', was: 'at the qvay', reason: 'The same quay.', by: { name: 'Jonas Feld' } }],
      ['was was drunk', { decision: 'detached', by: { name: 'Ada Brandt' } }],
    ]) // prettier-ignore
    for (const format of ['html', 'markdown', 'tei', 'w3c'] as const) {
      const out = writers[format].write(buildEdition(corrected().input()))
      for (const words of ['accepted as proposed', 'at the qvay', 'The same quay.', 'doubled word'])
        expect(out.includes(words), `${format}: ${words}`).toBe(true)
    }
  })

  it('[E14] names every correction in each format that prints notes', () => {
    for (const format of ['html', 'markdown', 'tei'] as const) {
      const out = writers[format].write(buildEdition(corrected().input()))
      for (const words of [
        'qvay',
        'xij',
        'was was',
        'granery',
        'So Hobb',
        'Full ones could not have lain on deck',
        'Jonas Feld',
      ])
        expect(out.includes(words), `${format}: ${words}`).toBe(true)
    }
  })
})

describe('how the sources were read', () => {
  const inLanguage = (language: 'en' | 'de') => buildEdition({ ...letters().input(), language })

  it.each(['html', 'tei', 'markdown'] as const)(
    '[E15] stands behind the texts of %s, in its language',
    (format) => {
      const plain = (text: string): string => text.replace(/\\/g, '')
      const english = plain(writers[format].write(inLanguage('en')))
      for (const words of [
        en.readings,
        '37 words rejoined, 2 uncertain; page 11 repeats page 9; 12 running heads set apart; 1 other piece set apart.',
        'The mark of note 2 was misread by a machine; what was read is kept.',
        'At 3 line ends it is not certain whether a word was broken.',
        // A code that is younger than the words says what the reader said.
        'A sign at the end of line 3 may be a note marker.',
        en.noProblems,
      ])
        expect(english).toContain(words)
      const german = plain(writers[format].write(inLanguage('de')))
      for (const words of [
        de.readings,
        '37 Wörter wieder zusammengefügt, davon 2 unsicher; Seite 11 wiederholt Seite 9; 12 Kolumnentitel beiseitegestellt',
        'An 3 Zeilenenden ist nicht sicher, ob ein Wort getrennt war.',
        'Das Zeichen der Anmerkung 2 hat eine Maschine verlesen',
      ])
        expect(german).toContain(words)
    },
  )

  it('[E15] says what older reports said only in a sentence', () => {
    const input = letters().input()
    const report = input.records.revision![0]!.report
    report.problems = [
      { code: 'line_ends_uncertain', severity: 'info', message: 'At 5 line ends it is not certain.' },
    ]
    delete report.summary
    const html = writers.html.write(buildEdition({ ...input, language: 'de' }))
    expect(html).toContain('At 5 line ends it is not certain.')
    expect(html).not.toContain('37 ')
  })
})

describe('references', () => {
  it('[E16] prints what was confirmed, as it stands and as it is meant, in every format', () => {
    const edition = buildEdition(letters().input())
    const printed = edition.sources.flatMap((source) => source.references)
    expect(printed.map(({ quote, meaning, target }) => [quote, meaning, target?.siglum])).toEqual([
      ['M. C., No. l7', 'Mercury Courant, no. 17', 'C'],
    ])
    for (const format of editionFormats) {
      const written = writers[format].write(edition)
      expect(written, format).toContain('Mercury Courant, no. 17')
      expect(written, format).not.toContain('No. 40')
    }
  })

  it('[E16] names a source that is left out, and leads nowhere', () => {
    const [reference] = buildEdition(choice()).sources.flatMap((source) => source.references)
    expect(reference?.target).toEqual({ key: null, siglum: 'C', title: 'Westmarch Courant, no. 11' })
  })
})
