import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceFor, choose, doAgain, nextOption, startWith, takeBack } from '#components/desk/desk-choices.ts'
import { deskCommand } from '#components/desk/desk-command.ts'
import { countKinds, filtered, findAgain, nextUnsure, step } from '#components/desk/desk-walk.ts'
import { cutRow, type RowMark } from '#components/desk/row-pieces.ts'
import { lineAt, rowAt, rowsOfOriginal, rowsOfReading } from '#components/desk/text-rows.ts'
import type { Finding, FindingKind } from '#lib/reading/findings.ts'
import type { Decision } from '#lib/reading/reading.ts'

describe('rows', () => {
  test('hold every letter of the original once, in order, but line ends', () => {
    const piece = fc.constantFrom('word ', '\n', '\r\n', '\r', 'x'.repeat(2000), '𐐷'.repeat(900), ' ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const raw = pieces.join('')
        const rows = rowsOfOriginal(raw)
        expect(rows.map(({ start, end }) => raw.slice(start, end)).join('')).toBe(raw.replace(/[\r\n]/g, ''))
        for (const { start, end } of rows) {
          expect(end - start).toBeLessThanOrEqual(1600)
          expect(raw.slice(start, end).isWellFormed()).toBe(true)
        }
        expect(rows.flatMap(({ line }) => line ?? [])).toEqual(raw.split(/\r\n?|\n/).map((_, i) => i + 1))
      }),
    )
  })

  test('know the line and the row of a place', () => {
    const raw = `one\n${'word '.repeat(1000)}\nthree`
    const rows = rowsOfOriginal(raw)
    expect(lineAt(rows, raw.indexOf('three') + 2)).toBe(3)
    expect(lineAt(rows, 4000)).toBe(2)
    expect(rows[rowAt(rows, 4000)]?.isRest).toBe(true)
    expect(rowAt(rows, 0)).toBe(0)
  })

  test('of a reading are its blocks, and a note begins with its label', () => {
    const note = { label: '7', body: [6, 12] } as never
    const blocks = [
      { kind: 'heading', start: 0, end: 5, level: 1 },
      { kind: 'note', start: 6, end: 12 },
    ] as const
    expect(rowsOfReading('Title\nThe n.', [...blocks], [note])).toEqual([
      { start: 0, end: 5, kind: 'heading', level: 1, isRest: false },
      { start: 6, end: 12, kind: 'note', label: '7', isRest: false },
    ])
  })
})

describe('a row cut by marks', () => {
  const mark = (id: string, from: number, to: number, more: Partial<RowMark> = {}): RowMark => ({
    ...{ id, span: [from, to], kind: 'words', isUnsure: false, isCurrent: false },
    ...more,
  })

  test('keeps every letter, whatever lies on it', () => {
    const any: fc.Arbitrary<RowMark[]> = fc
      .array(fc.tuple(fc.nat(30), fc.nat(10), fc.boolean()), { maxLength: 12 })
      .map((list) =>
        list.map(([from, length, isUnsure], i) => mark(String(i), from, from + length, { isUnsure })),
      )
    fc.assert(
      fc.property(any, (marks) => {
        const pieces = cutRow(5, 25, marks, false)
        const texts = pieces.flatMap((one) => (one.kind === 'text' ? [[one.start, one.end]] : []))
        expect(texts[0]?.[0]).toBe(5)
        expect(texts.at(-1)?.[1]).toBe(25)
        texts.forEach(([start], i) => i > 0 && expect(start).toBe(texts[i - 1]?.[1]))
        const signs = pieces.flatMap((one) => (one.kind === 'sign' ? [one.mark.id] : []))
        const wanted = marks.filter(({ span: [a, b] }) => a === b && a >= 5 && a < 25)
        expect(signs.sort()).toEqual(wanted.map(({ id }) => id).sort())
      }),
    )
  })

  test('shows the current mark, then the uncertain, then the shortest', () => {
    const seen = (...marks: RowMark[]) => {
      const piece = cutRow(0, 10, marks, true).find((one) => one.kind === 'text' && one.start === 4)
      return piece?.kind === 'text' ? piece.mark?.id : null
    }
    const long = mark('long', 0, 10)
    const short = mark('short', 4, 6)
    expect(seen(long, short)).toBe('short')
    expect(seen(mark('long', 0, 10, { isUnsure: true }), short)).toBe('long')
    expect(seen(mark('now', 0, 10, { isCurrent: true }), mark('short', 4, 6, { isUnsure: true }))).toBe('now')
  })

  test('has a sign at its very end only where nothing follows', () => {
    expect(cutRow(0, 4, [mark('a', 4, 4)], true).at(-1)?.kind).toBe('sign')
    expect(cutRow(0, 4, [mark('a', 4, 4)], false).at(-1)?.kind).toBe('text')
    expect(cutRow(0, 0, [], true)).toEqual([])
  })
})

const decision: Decision = {
  ...{ key: 'line-end:9', kind: 'line-end', raw: [8, 9], choice: 'join', options: ['join', 'keep', 'space'] },
  ...{ certain: false, reason: 'word-shape' },
}

describe('choices', () => {
  test('go round, come back and come again', () => {
    let history = startWith({})
    for (const wanted of ['keep', 'space', 'join', 'keep']) {
      history = choose(history, decision.key, nextOption(decision, history.now))
      expect(choiceFor(decision, history.now)).toBe(wanted)
    }
    const last = history
    for (let i = 0; i < 4; i++) history = takeBack(history)
    expect(history.now).toEqual({})
    expect(takeBack(history)).toBe(history)
    for (let i = 0; i < 4; i++) history = doAgain(history)
    expect(history.now).toEqual(last.now)
    expect(doAgain(history)).toBe(history)
    expect(choose(history, decision.key, 'keep')).toBe(history)
  })

  test('that this reading does not know are the reader’s own', () => {
    expect(choiceFor(decision, { [decision.key]: 'ck' })).toBe('join')
  })
})

describe('the way through', () => {
  const finding = (at: number, certain: boolean, kind: FindingKind = 'words'): Finding => ({
    ...{
      id: `${kind}:${at}`,
      kind,
      what: 'join',
      raw: [at, at + 2],
      text: [at, at + 2],
      certain,
      decision: null,
    },
  })
  const all = [finding(1, true), finding(5, false), finding(9, true, 'notes'), finding(20, false, 'notes')]

  test('leads from one to the next and to the next uncertain one, in a circle', () => {
    expect(step(all, all[0]!, 1)).toBe(all[1])
    expect(step(all, all[0]!, -1)).toBeNull()
    expect(step(all, all[3]!, 1)).toBeNull()
    expect(nextUnsure(all, all[1]!)).toBe(all[3])
    expect(nextUnsure(all, all[3]!)).toBe(all[1])
    expect(nextUnsure([finding(1, true)], null)).toBeNull()
  })

  test('of one kind begins where one stands', () => {
    const notes = filtered(all, 'notes')
    expect(step(notes, all[1]!, 1)).toBe(all[2])
    expect(step(notes, all[1]!, -1)).toBeNull()
    expect(countKinds(all).get('notes')).toEqual({ count: 2, unsure: 1 })
  })

  test('begins with what is uncertain, and stays near when a reading changes', () => {
    expect(findAgain(all, null)).toBe(all[1])
    expect(findAgain(all, finding(9, false, 'notes'))).toBe(all[2])
    expect(findAgain(all, finding(8, true))).toBe(all[2])
    expect(findAgain(all, finding(90, true))).toBe(all[3])
    expect(findAgain([], all[0]!)).toBeNull()
  })
})

test('keys mean the same with and without shift, and leave the browser its own', () => {
  const key = (name: string, more = {}) =>
    deskCommand({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
  expect([key('j'), key('n'), key('k'), key('p')]).toEqual(['next', 'next', 'previous', 'previous'])
  expect([key('3'), key('0')]).toEqual([{ option: 2 }, null])
  expect([key('z', { ctrlKey: true }), key('Z', { ctrlKey: true, shiftKey: true })]).toEqual(['undo', 'redo'])
  expect([key('f', { ctrlKey: true }), key('j', { altKey: true }), key('ArrowDown')]).toEqual([
    null,
    null,
    null,
  ])
})
