import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyCorrections, correct } from '#lib/corrections/apply.ts'
import { difference, stepsOf } from '#lib/corrections/difference.ts'
import {
  linesOf,
  packWords,
  unpackWords,
  wordAtPoint,
  wordsAtOffset,
  wordsInSpans,
} from '#lib/facsimile/page-words.ts'
import { doubtfulWords, doubtsBelow, stepDoubt } from '#lib/facsimile/doubt.ts'
import { pageAt, pageRuns, sheetAt, sheetsOf, withPictures } from '#lib/facsimile/sheets.ts'
import { carryBoxes, wordBoxes, type WordBox } from '#lib/facsimile/word-boxes.ts'
import { readSource } from '#lib/reading/read-source.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { altoOf } from '#tests/support/make-image.ts'

async function read(xml: string, fileName = 'a.xml'): Promise<Reading> {
  const outcome = await readSource(new TextEncoder().encode(xml), { fileName, sha256: '' })
  if (outcome.kind !== 'read') throw new Error(outcome.kind)
  return outcome.reading
}

type Word = [string, number, number, number, number, number?]
/** Words to lines of at most six, each word as wide as its letters. */
function laidOut(words: readonly string[], confidence: (i: number) => number = () => 0.95): Word[][] {
  const lines: Word[][] = []
  words.forEach((word, i) => {
    const line = i % 6 === 0 ? [] : (lines.at(-1) ?? [])
    if (i % 6 === 0) lines.push(line)
    const before = line.at(-1)
    line.push([
      word,
      before ? before[1] + before[3] + 10 : 100,
      100 + lines.length * 50,
      word.length * 12,
      30,
      confidence(i),
    ])
  })
  return lines
}

const said = 'Im Frühjahr beschwerte sich der Müller beim Amtmann dass am Tor ein Zoll verlangt werde den niemand kenne'.split(' ') // prettier-ignore
const sample = (): Promise<Reading> =>
  read(altoOf([laidOut(said, (i) => (i === 5 ? 0.41 : 0.95))], { image: 'blatt-1.tif' }))
const textsOf = (text: string, boxes: readonly WordBox[]): string[] =>
  boxes.map(({ start, end }) => text.slice(start, end))
const inText = (words: readonly WordBox[], text: string): boolean =>
  words.every(({ start, end }, i) => start < end && end <= text.length && (words[i - 1]?.start ?? 0) <= start)

describe('words of a text on its pages', () => {
  test('[F2] [F4] each word of the file has its box, in the order of the text', async () => {
    const reading = await sample()
    const boxes = wordBoxes(reading)
    expect(textsOf(reading.text, boxes)).toEqual(said)
    expect(inText(boxes, reading.text)).toBe(true)
    expect(boxes[0]).toMatchObject({ page: 0, box: [100, 150, 24, 30], confidence: 0.95 })
  })

  test('[F2] a word divided at the end of a line has the boxes of its parts', async () => {
    const words = [
      'Der',
      'Zoll',
      'an',
      'der',
      'großen',
      'Brücken-',
      'brüstung',
      'war',
      'hoch',
      'genug',
      'dort',
      'oben',
    ]
    const reading = await read(altoOf([laidOut(words)]))
    const at = reading.text.indexOf('Brückenbrüstung')
    expect(at).toBeGreaterThan(0)
    const parts = wordBoxes(reading).filter(({ start, end }) => start < at + 15 && end > at)
    expect(textsOf(reading.text, parts)).toEqual(['Brücken', 'brüstung'])
    expect(parts[0]?.box[1]).toBeLessThan(parts[1]?.box[1] ?? 0)
  })

  test('[F3] a corrected word keeps its box, and its neighbours keep theirs', async () => {
    const before = await sample()
    const start = before.text.indexOf('Müller')
    const after = applyCorrections(before, [
      { start, end: start + 6, correction: 'Müllner', type: 'machine' },
    ])
    const [old, now] = [wordBoxes(before), wordBoxes(after)]
    expect(textsOf(after.text, now)).toEqual(said.map((word) => (word === 'Müller' ? 'Müllner' : word)))
    expect(now.map(({ box }) => box)).toEqual(old.map(({ box }) => box))
  })

  test('[F3] words that become as many others have one box each; of another number, all of them', async () => {
    const before = await sample()
    const start = before.text.indexOf('der Müller')
    const change = (correction: string): string[] => {
      const after = applyCorrections(before, [{ start, end: start + 10, correction, type: 'transcription' }])
      return textsOf(after.text, wordBoxes(after)).slice(4, 6)
    }
    expect(change('ein Müllner')).toEqual(['ein', 'Müllner'])
    expect(change('der alte Müllner')).toEqual(['der alte Müllner', 'der alte Müllner'])
    const gone = applyCorrections(before, [{ start, end: start + 11, correction: '', type: 'machine' }])
    expect(textsOf(gone.text, wordBoxes(gone))).toEqual(
      said.filter((word) => word !== 'der' && word !== 'Müller'),
    )
  })

  test('[F3] boxes are carried to a better text, and say the words that stand there', async () => {
    const { text } = await sample()
    const boxes = wordBoxes(await sample())
    const better = text.replace('beim Amtmann', 'beim Herrn Amtmann').replace('niemand', 'keiner')
    const carried = carryBoxes(boxes, difference(text, better), better)
    expect(textsOf(better, carried)).toEqual(said.map((word) => (word === 'niemand' ? 'keiner' : word)))
    expect(carryBoxes(boxes, difference(text, text), text)).toEqual(boxes)
    expect(carryBoxes(boxes, difference(text, ''), '')).toEqual([])
  })

  test('[F2] [F3] [F4] carrying keeps what was kept, whatever is changed', async () => {
    const { text } = await sample()
    const boxes = wordBoxes(await sample())
    const edit = fc.tuple(fc.nat(said.length - 1), fc.constantFrom('', 'x', 'zwei Worte', '\n'))
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const words = [...said]
        for (const [at, by] of edits) words[at] = by
        const better = words.filter((word) => word !== '').join(' ')
        const carried = carryBoxes(boxes, difference(text, better), better)
        expect(inText(carried, better)).toBe(true)
        // A box whose own word is what it says came from a word that says the same, or replaced it.
        for (const one of carried) expect(boxes.map(({ box }) => box)).toContainEqual(one.box)
        // A word that the difference keeps whole keeps its box and its letters.
        const kept = [...stepsOf(difference(text, better))].filter(({ kind }) => kind === 'kept')
        for (const { start, end, box } of boxes) {
          const step = kept.find(({ old }) => old[0] <= start && end <= old[1])
          if (!step) continue
          const at = step.new[0] + start - step.old[0]
          expect(carried).toContainEqual(expect.objectContaining({ start: at, end: at + end - start, box }))
          expect(better.slice(at, at + end - start)).toBe(text.slice(start, end))
        }
      }),
    )
  })

  test('[F2] a reading without words of a file has none', async () => {
    expect(wordBoxes(await read('Nur Text.\n', 'a.txt'))).toEqual([])
  })

  test('[F3] corrections and carrying through their difference agree about single words', async () => {
    const before = await sample()
    const start = before.text.indexOf('Amtmann')
    const { reading, difference: runs } = correct(before, [
      { start, end: start + 7, correction: 'Amptmann', type: 'transcription' },
    ])
    expect(carryBoxes(wordBoxes(before), runs, reading.text)).toEqual(wordBoxes(reading))
  })
})

describe('pages', () => {
  test('[F6] have the size, label and picture that the file says', async () => {
    const reading = await sample()
    const boxes = wordBoxes(reading)
    expect(sheetsOf(reading.pages, reading.surfaces ?? [], boxes)).toEqual([
      { page: 0, label: '1', at: 0, width: 1000, height: 1500, image: 'blatt-1.tif', words: said.length },
    ])
  })

  test('[F6] hold all their boxes, whatever the file says of their size', () => {
    const box = fc.tuple(
      fc.nat(3000),
      fc.nat(3000),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 90 }),
    )
    const words = fc.array(fc.tuple(fc.nat(4), box), { maxLength: 40 }).map((list) =>
      list.map(([page, one], i): WordBox => ({
        start: i * 5,
        end: i * 5 + 4,
        page,
        box: one,
        confidence: null,
      })),
    )
    fc.assert(
      fc.property(words, fc.nat(2000), (list, width) => {
        const sheets = sheetsOf([], [{ page: 0, width, height: 0 }], list)
        for (const {
          page,
          box: [x, y, w, h],
        } of list) {
          const sheet = sheets.find((one) => one.page === page)
          expect(sheet?.width).toBeGreaterThanOrEqual(x + w)
          expect(sheet?.height).toBeGreaterThanOrEqual(y + h)
        }
        expect(sheets.reduce((sum, one) => sum + one.words, 0)).toBe(list.length)
      }),
    )
  })

  test('[F6] every offset is on the page that began last', () => {
    const sheets = [{ at: 0 }, { at: 40 }, { at: null }, { at: 90 }]
    expect([0, 39, 40, 89, 90, 1000].map((at) => sheetAt(sheets, at)?.at)).toEqual([0, 0, 40, 40, 90, 90])
    expect(sheetAt([{ at: null }], 3)).toBe(null)
    expect(sheetAt([{ at: 10 }], 3)).toBe(null)
  })
})

test('[F6] a note that stands behind the text is on the page of its words', () => {
  const word = (start: number, page: number): WordBox => ({
    ...{ start, end: start + 2, page, confidence: null },
    box: [0, 0, 9, 9],
  })
  const runs = pageRuns([word(0, 0), word(5, 0), word(9, 1), word(30, 0), word(40, 1)])
  expect(runs).toEqual([
    [0, 0],
    [9, 1],
    [30, 0],
    [40, 1],
  ])
  expect([0, 8, 9, 29, 33, 99].map((at) => pageAt(runs, [], at))).toEqual([0, 0, 1, 1, 0, 1])
  expect(pageAt([], [{ page: 4, at: 0 }], 3)).toBe(4)
  expect(pageAt([], [], 3)).toBe(null)
})

test('[F6] pictures stand with their pages, the later of two, and pages that only a picture knows stand in order', () => {
  const sheet = { label: 'ii', at: 0, width: 10, height: 20, image: null, words: 3 }
  const pictures = [
    { id: 'b', page: 2 },
    { id: 'a', page: 2 },
    { id: 'c', page: 0 },
    { id: 'd', page: null },
  ]
  const shown = withPictures([{ ...sheet, page: 2 }], pictures)
  expect(shown.map(({ page, label, picture }) => [page, label, picture?.id])).toEqual([
    [0, '1', 'c'],
    [2, 'ii', 'b'],
  ])
  expect(withPictures([{ ...sheet, page: 2 }], [])[0]?.picture).toBe(null)
})

describe('words of one page', () => {
  test('[F8] come back as they were packed', () => {
    const word = fc.record({
      start: fc.nat(1e6),
      length: fc.integer({ min: 1, max: 30 }),
      page: fc.constant(3),
      box: fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(999), fc.nat(99)),
      percent: fc.option(fc.nat(100)),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (list) => {
        const packed = packWords(
          list.map(({ start, length, page, box, percent }) => ({
            ...{ start, end: start + length, page, box },
            confidence: percent === null ? null : percent / 100 + 0.001,
          })),
        )
        expect(unpackWords(packed)).toEqual(
          list.map(({ start, length, box: [x, y, width, height], percent }) => ({
            ...{ start, end: start + length, x, y, width, height },
            confidence: percent === null ? null : percent,
          })),
        )
        expect(unpackWords(packed.slice(0, -1))).toHaveLength(Math.max(0, list.length - 1))
      }),
    )
  })

  const page = unpackWords(
    packWords(
      [
        ['Der', 0, 100, 100],
        ['Zoll', 4, 150, 100],
        ['war', 9, 100, 140],
      ].map(([word, start, x, y]) => ({
        ...{ start: Number(start), end: Number(start) + String(word).length, page: 0 },
        ...{ box: [Number(x), Number(y), 40, 20] as const, confidence: null },
      })),
    ),
  )

  test('[F8] are found by a point and by an offset', () => {
    expect(wordAtPoint(page, 160, 110)?.start).toBe(4)
    expect(wordAtPoint(page, 160, 126)).toBe(null)
    expect(wordAtPoint(page, 160, 126, 10)?.start).toBe(4)
    expect(wordsAtOffset(page, 5).map(({ start }) => start)).toEqual([4])
    // Behind the last letter, before a blank.
    expect(wordsAtOffset(page, 3).map(({ start }) => start)).toEqual([0])
    expect(wordsAtOffset(page, 40)).toEqual([])
  })

  test('[F8] make one outline for each line of a passage', () => {
    const words = wordsInSpans(page, [[2, 12]])
    expect(words).toHaveLength(3)
    expect(linesOf(words)).toEqual([
      { x: 100, y: 100, width: 90, height: 20 },
      { x: 100, y: 140, width: 40, height: 20 },
    ])
  })
})

describe('[F7] doubtful words', () => {
  test('are those below the threshold, once each', async () => {
    const reading = await sample()
    const triples = doubtfulWords(wordBoxes(reading))
    const found = doubtsBelow(triples, 60)
    expect(found.map(({ start, end }) => reading.text.slice(start, end))).toEqual(['Müller'])
    expect(found[0]?.percent).toBe(41)
    expect(doubtsBelow(triples, 41)).toEqual([])
  })

  test('are reached one after the other in both directions', () => {
    const doubts = [5, 20, 40].map((start) => ({ start, end: start + 3, percent: 10 }))
    const walk = (direction: 1 | -1): number[] => {
      const seen: number[] = []
      let at: number | null = null
      for (;;) {
        const index = stepDoubt(doubts, at, direction)
        if (index === null) return seen
        seen.push(index)
        at = doubts[index]?.start ?? null
      }
    }
    expect(walk(1)).toEqual([0, 1, 2])
    expect(walk(-1)).toEqual([2, 1, 0])
    expect(stepDoubt([], 3, 1)).toBe(null)
  })

  test('without a confidence none is doubted', async () => {
    const reading = await read(altoOf([laidOut(said, () => undefined as never)]))
    expect(doubtfulWords(wordBoxes(reading))).toEqual([])
  })
})
