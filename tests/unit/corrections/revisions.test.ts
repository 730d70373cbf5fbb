// Differences as stored values, and what hangs on a chain of revisions: passages and the corrections that a text shows.
import fc from 'fast-check'
import { describe as group, expect, it } from 'vitest'
import { describe } from '#lib/anchoring/describe.ts'
import { applyDifference, difference, measure, spanCarrier, stepsOf } from '#lib/corrections/difference.ts'
import { hunksOf } from '#lib/corrections/hunks.ts'
import { correctionsIn } from '#lib/corrections/in-effect.ts'
import { placerFor } from '#lib/corrections/place.ts'
import type { Span } from '#lib/text/span.ts'
import { chain } from '#tests/support/revision-chain.ts'

const text = fc
  .array(fc.constantFrom('die ', 'Mühle ', 'brannte ', '\n', '👩', 'item ', '.', ' '), { maxLength: 40 })
  .map((parts) => parts.join(''))

group('the difference of two texts', () => {
  it('[K8] leads from the first to the second, in the shortest form of its runs', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = difference(before, after)
        expect(applyDifference(before, runs)).toBe(after)
        runs.forEach((run, i) => {
          const next = runs[i + 1]
          expect(run === 0 || run === '').toBe(false)
          if (typeof run === 'string') expect(typeof next !== 'string' && !(Number(next) < 0)).toBe(true)
          else if (typeof next === 'number') expect(Math.sign(run)).not.toBe(Math.sign(next))
        })
        expect(difference(before, before)).toEqual(before === '' ? [] : [before.length])
      }),
    )
  })

  it('[K8] is refused by a text that it does not belong to', () => {
    expect(() => applyDifference('abc', [2])).toThrow(/ends at 2/)
    expect(() => applyDifference('abc', [4])).toThrow(RangeError)
    expect(() => applyDifference('abc', [3, -1])).toThrow(RangeError)
    expect(() => applyDifference('abc', [1.5, 1.5])).toThrow(RangeError)
    expect(() => applyDifference('abc', [0, 3])).toThrow(RangeError)
  })

  it('[K8] has steps that cover both texts, and carries what it keeps', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(5), (before, after, at, length) => {
        const runs = difference(before, after)
        let [a, b] = [0, 0]
        for (const { old, new: now, kind } of stepsOf(runs)) {
          expect([old[0], now[0]]).toEqual([a, b])
          if (kind === 'kept') expect(after.slice(...now)).toBe(before.slice(...old))
          ;[a, b] = [old[1], now[1]]
        }
        expect([a, b]).toEqual([before.length, after.length])
        const start = at % (before.length + 1)
        const span: Span = [start, Math.min(before.length, start + length)]
        const carried = spanCarrier(runs).carry(span)
        if (carried) expect(after.slice(...carried)).toBe(before.slice(...span))
      }),
    )
    expect(measure(difference('eins zwei drei', 'eins drei vier'))).toEqual({
      places: 2,
      removed: 5,
      inserted: 5,
    })
  })

  it('is shown with the words around it, close changes together', () => {
    const before = `${'vorher '.repeat(30)}die Mülhe und das Haua stehn.${' nachher'.repeat(30)}`
    const after = before.replace('Mülhe', 'Mühle').replace('Haua', 'Haus')
    const { hunks, count } = hunksOf(before, after, difference(before, after))
    expect(count).toBe(1)
    expect(hunks[0]?.pieces).toEqual([
      { kind: 'removed', text: 'Mülhe', cut: 0 },
      { kind: 'inserted', text: 'Mühle', cut: 0 },
      { kind: 'kept', text: ' und das ', cut: 0 },
      { kind: 'removed', text: 'Haua', cut: 0 },
      { kind: 'inserted', text: 'Haus', cut: 0 },
    ])
    expect(hunks[0]?.before).toMatch(/^(vorher )+die $/)
    expect(hunks[0]?.behind).toMatch(/^ stehn\.( nachher)+$/)
    expect(hunksOf(before, after, difference(before, after), { from: 1 }).hunks).toEqual([])
  })
})

group('passages in a chain of revisions', () => {
  const first =
    'Item dixit testis quod vidit Petrum. Die Mülhe brannte im Herbst. Item dixit testis quod vidit Paulum.'
  const second = first.replace('Mülhe', 'Mühle')
  const third = second.replace('vidit Paulum', 'non vidit Paulum')
  const { revisions, textOf, find } = chain(
    { id: '1', text: first },
    { id: '2', text: second },
    { id: '3', text: third },
    { id: '4', text: first, origin: 'restored', like: '1' },
    { id: '5', text: third.replace('Petrum', 'Petrum maiorem'), origin: 'file' },
  )
  const placed = (words: string, from: string, to: string): string => {
    const { verdict, spans } = placerFor(revisions, to, textOf).place(find(words, from), from)
    return `${verdict}: ${spans.map((span) => textOf(to).slice(...span)).join(' … ')}`
  }

  it('[K9] keep their place through corrections elsewhere', () => {
    expect(placed('brannte im Herbst', '1', '3')).toBe('exact: brannte im Herbst')
    expect(placed('quod vidit Petrum', '1', '3')).toBe('exact: quod vidit Petrum')
    // Look-alikes are no matter: the place is known.
    expect(placed('Item dixit testis', '1', '2')).toBe('exact: Item dixit testis')
  })

  it('[K9] have none where their own words were corrected', () => {
    expect(placed('Die Mülhe brannte', '1', '2')).toBe('changed: ')
    expect(placed('quod vidit Paulum', '1', '3')).toBe('changed: ')
    expect(placerFor(revisions, '3', textOf).place(find('quod vidit Paulum', '1'), '1').reason).toMatch(
      /negation/,
    )
    expect(
      placerFor(revisions, '3', textOf)
        .follow(find('quod vidit Paulum', '1').spans, '1')
        ?.map((span) => third.slice(...span)),
    ).toEqual(['quod non vidit Paulum'])
  })

  it('[K9] are where they were in a text restored, and found by comparing in a new file', () => {
    expect(placed('Die Mülhe brannte', '1', '4')).toBe('exact: Die Mülhe brannte')
    expect(placed('Die Mühle brannte', '2', '4')).toBe('changed: ')
    expect(placed('Die Mühle brannte', '2', '5')).toBe('exact: Die Mühle brannte')
    expect(placerFor(revisions, '5', textOf).follow(find('Herbst', '1').spans, '1')).toBeNull()
    expect(placed('Die Mühle brannte', '3', '1')).toBe('changed: ')
  })

  it('[K9] never get other words, whatever is corrected', () => {
    const words = fc.array(
      fc.constantFrom('Item ', 'dixit ', 'testis ', 'quod ', 'vidit ', 'anno ', '1243 ', '1244 ', 'non '),
      { minLength: 3, maxLength: 30 },
    )
    fc.assert(
      fc.property(words, words, words, fc.nat(), fc.integer({ min: 1, max: 4 }), (a, b, c, at, length) => {
        const links = chain(
          { id: 'a', text: a.join('') },
          { id: 'b', text: b.join('') },
          { id: 'c', text: c.join('') },
        )
        const start = at % a.length
        const from = a.slice(0, start).join('').length
        const to = from + a.slice(start, start + length).join('').length
        const passage = describe(links.textOf('a'), [[from, to]])
        const { spans } = placerFor(links.revisions, 'c', links.textOf).place(passage, 'a')
        for (const span of spans)
          expect(
            links
              .textOf('c')
              .slice(...span)
              .replace(/\s+/g, ' ')
              .trim(),
          ).toBe(passage.quote.replace(/\s+/g, ' ').trim())
      }),
    )
  })
})

group('the corrections that a text shows', () => {
  const made = new Map<string, { id: string; spanBefore: Span; spanAfter: Span }[]>()
  /** Corrections as they stand in neighbouring texts: one changed word each. */
  const note = (id: string, before: string, after: string, ...words: [string, string, string][]): void =>
    void made.set(
      id,
      words.map(([name, old, now]) => ({
        id: name,
        spanBefore: [before.indexOf(old), before.indexOf(old) + old.length],
        spanAfter: [after.indexOf(now), after.indexOf(now) + now.length],
      })),
    )
  const first = 'Der Sagnor und der Vogl gingen heim.'
  const second = 'Der Senator und der Vogt gingen heim.'
  const third = 'Der alte Konsul und der Vogt gingen heim.'
  note('2', first, second, ['a', 'Sagnor', 'Senator'], ['b', 'Vogl', 'Vogt'])
  note('3', second, third, ['c', 'Senator', 'alte Konsul'])
  const { revisions, textOf } = chain(
    { id: '1', text: first },
    { id: '2', text: second },
    { id: '3', text: third },
    { id: '4', text: second, origin: 'restored', like: '2' },
    { id: '5', text: third, origin: 'file' },
  )
  const shown = (id: string): string[] =>
    correctionsIn(revisions, id, (one) => made.get(one) ?? []).map(
      ({ correction, span, earlier }) =>
        `${correction.id} ${textOf(id).slice(...span)}${earlier.map((one) => ` < ${one.id}`).join('')}`,
    )

  it('[K10] are carried on, and one that was corrected again stands behind the later', () => {
    expect(shown('1')).toEqual([])
    expect(shown('2')).toEqual(['a Senator', 'b Vogt'])
    expect(shown('3')).toEqual(['c alte Konsul < a', 'b Vogt'])
  })

  it('[K10] come back with a text restored, and none are in a new file', () => {
    expect(shown('4')).toEqual(['a Senator', 'b Vogt'])
    expect(shown('5')).toEqual([])
  })
})
