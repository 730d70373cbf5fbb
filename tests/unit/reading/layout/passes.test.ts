// Single passes of the layout reader, where a whole page would hide what they do.
import { expect, it } from 'vitest'
import { splitColumns } from '#lib/reading/layout/columns.ts'
import { partGluedNotes } from '#lib/reading/layout/glued-notes.ts'
import { findLetterSpacing } from '#lib/reading/layout/letter-spacing.ts'
import { learnLexicon } from '#lib/reading/layout/lexicon.ts'
import type { Words } from '#lib/reading/layout/line-end.ts'
import { decideLineEnd } from '#lib/reading/layout/line-ends.ts'
import { splitLines, wordAtEnd, wordAtStart } from '#lib/reading/layout/lines.ts'
import { markerCandidates } from '#lib/reading/layout/marker-candidates.ts'
import { romanNumber } from '#lib/reading/layout/page-numbers.ts'
import { findSetWidth, lastLength } from '#lib/reading/layout/set-width.ts'
import { findSheets } from '#lib/reading/layout/sheets.ts'
import { packagedWordLists } from '#lib/server/reading/word-lists.ts'

const words = (language: string, text = '', lost = 0): Words => ({
  lexicon: learnLexicon(splitLines(`x ${text} x`), packagedWordLists(language)),
  habit: { lost },
  language,
})

it.each([
  ['de', 'die Müh-', 'len am Wehr', '', 'join', 'hyphen'],
  ['de', 'von Schwerin-', 'Krosigk', '', 'keep', 'capital-follows'],
  ['de', 'Getreide-', 'und Holzpreise', '', 'keep-space', 'suspended'],
  ['de', 'der preußisch-', 'russische Vertrag', '', 'keep', 'hyphenated-word'],
  ['de', 'den-', 'noch kam er', '', 'join', 'hyphen'],
  ['de', 'die Drük-', 'ker', '', 'ck', 'k-k'],
  ['de', 'die Musik-', 'kapelle', '', 'join', 'k-k'],
  ['en', 'the well-', 'known man', '', 'keep', 'prefix'],
  ['en', 'the sweet-', 'smelling hay', '', 'keep', 'hyphenated-word'],
  ['en', 'a news-', 'paper', '', 'join', 'word-list'],
  ['en', 'the news-', 'paper', 'a news-paper there', 'keep', 'document-word'],
  ['fr', 'celui-', 'ci', '', 'keep', 'hyphenated-word'],
  ['fr', 'le gouver-', 'nement', '', 'join', 'word-list'],
  ['ru', 'кто-', 'то пришёл', '', 'keep', 'hyphenated-word'],
  ['ru', 'мес-', 'то', '', 'join', 'hyphen'],
  ['ru', 'по-', 'немецки', '', 'keep', 'hyphenated-word'],
  ['ru', 'по-', 'тому что', '', 'join', 'hyphen'],
  ['la', 'impe-', 'rator', '', 'join', 'hyphen'],
  ['', 'from 1914-', '1918', '', 'keep', 'number-range'],
  ['', 'and/', 'or', '', 'close', 'sign'],
  ['', 'he said –', 'and went', '', 'space', 'dash'],
  ['', 'he said—', 'and went', '', 'close', 'dash'],
  ['en', 'he went to the', 'mill', '', 'space', 'line-break'],
] as const)('[R12] [R14] [R15] %s: %s|%s', (language, left, right, text, choice, reason) => {
  expect(decideLineEnd(left, right, words(language, text))).toMatchObject({ choice, reason })
})

it('[R13] joins what is no word apart only where the file loses hyphens', () => {
  const decide = (lost: number) =>
    decideLineEnd('die Versamm', 'lung der Müller', words('de', '', lost)).choice
  expect(decide(0.8)).toBe('join')
  expect(decideLineEnd('er nahm an', 'deren Leuten', words('de', '', 0)).choice).toBe('space')
})

it('[R16] reads Roman numbers and nothing that only looks like one', () => {
  expect(['iv', 'XIV', 'xlviii', 'xcix'].map(romanNumber)).toEqual([4, 14, 48, 99])
  expect(['iiii', 'vx', 'civil', ''].map(romanNumber)).toEqual([NaN, NaN, NaN, NaN])
})

it('[R16] counts a page between two printed numbers', () => {
  const { sheets } = findSheets(splitLines('12\n\none two\n\fthree four\n\f14\n\nfive six'))
  expect(sheets.map(({ label, labelSource }) => [label, labelSource])).toEqual([
    ['12', 'printed'],
    ['13', 'counted'],
    ['14', 'printed'],
  ])
})

it('[R19] gives each figure its shape', () => {
  const [line] = splitLines(
    'Republik2 im Jahre 19203 sagte er."4 (siehe S. 5) Wort 6) und [7] m2 ⁸ am 3. Mai',
  )
  const found = line ? markerCandidates(line).filter(({ shape }) => shape !== 'loose') : []
  const shapes = Object.fromEntries(found.map(({ label, shape }) => [label, shape]))
  expect(shapes).toMatchObject({ 2: 'word', 3: 'year', 4: 'quote', 6: 'closed', 7: 'bracket', 8: 'raised' })
  expect(found.filter(({ label, weight }) => label === '2' && weight >= 1)).toHaveLength(1)
})

it('[R23] knows lines that a program joined, and how long the last of them was', () => {
  const line = 'der Rat der Stadt hatte schon im Frühjahr beschlossen'
  const rows = splitLines(
    Array.from({ length: 20 }, (_, i) =>
      i % 3 === 1 ? `${line} und zwar ohne die Müller zu fragen oder zu` : line,
    ).join('\n'),
  )
  const set = findSetWidth(rows)
  expect(set.isJoined).toBe(true)
  expect(lastLength(set.width * 2, set)).toBe(set.width)
  expect(lastLength(set.width * 1.5, set)).toBeCloseTo(set.width / 2)
  expect(findSetWidth(splitLines(`${line}\n`.repeat(20))).isJoined).toBe(false)
})

it('[R18] parts a note from the half word before it, and only such a note', () => {
  const page = (last: string) =>
    splitLines(`Die Mühle1 stand an der\nUnstrut, und der Rat wollte sie ver${last}\n2 Ebenda.`)
  expect(partGluedNotes(page('1 Ratsbuch, Bd. 3.')).map(({ text }) => text)).toEqual([
    'Die Mühle1 stand an der',
    'Unstrut, und der Rat wollte sie ver',
    '1 Ratsbuch, Bd. 3.',
    '2 Ebenda.',
  ])
  expect(partGluedNotes(page('7 Ratsbuch, Bd. 3.'))).toHaveLength(3)
})

it('[R26] leaves a page without columns as it is', () => {
  const rows = splitLines('one two\n   three four\nfive      six\nseven')
  expect(splitColumns(rows)).toEqual(rows)
})

it('[R27] closes letters only where they make words', () => {
  const lines = splitLines('er sagte n i c h t s dazu\ndie Zeugin H r d l s k\nim Punkt a b c\nM D C C C')
  const { lines: found, left } = findLetterSpacing(lines, learnLexicon(lines, packagedWordLists('de')))
  expect([...found.keys()]).toEqual([0])
  expect(left).toHaveLength(1)
})

it.each([
  ['und die Müh', 'len am Wehr', 'Müh', 'len'],
  ['au cœur de l’hé', 'ritage', 'l’hé', 'ritage'],
  ['combine\u0301', 'e\u0301te', 'combine\u0301', 'e\u0301te'],
  // Letters of two code units are whole, and pictures of two are none.
  ['x 𐐨𐐩', '𐐨𐐩 x', '𐐨𐐩', '𐐨𐐩'],
  ['Ende 🙂', '🙂 Anfang', '', ''],
  ['im Jahr 1920', '(da', '', ''],
])('[R13] finds the words at a break: %s | %s', (left, right, end, start) => {
  expect([wordAtEnd(left), wordAtStart(right)]).toEqual([end, start])
})

it.each([
  ["dans la salle de l'hô", 'pital, le maire', 'join'],
  ["il disait qu'on", 'voit bien la mer', 'space'],
])('[R13] looks for the word behind an elided article: %s | %s', (left, right, choice) => {
  expect(decideLineEnd(left, right, words('fr', '', 0.5)).choice).toBe(choice)
})
