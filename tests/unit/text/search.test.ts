import { expect, test } from 'vitest'
import { searchText, type SearchOptions } from '#lib/text/search.ts'

const check = (text: string, query: string, expected: string[], options?: SearchOptions): void => {
  expect(searchText(text, query, options).map(([start, end]) => text.slice(start, end))).toEqual(expected)
}

test.each<[string, string, string, string[]]>([
  ['case and accents', 'Ältere Ärzte', 'altere arzte', ['Ältere Ärzte']],
  ['accents in the query only', 'Cicerin', 'Čičerin', ['Cicerin']],
  ['a word divided with a hyphen', 'die Zusam-\nmenarbeit war', 'zusammenarbeit', ['Zusam-\nmenarbeit']],
  ['a word broken without a hyphen', 'die Zusam \nmenarbeit war', 'zusammenarbeit', ['Zusam \nmenarbeit']],
  ['a soft hyphen', 'Zusam\u00admenarbeit', 'Zusammenarbeit', ['Zusam\u00admenarbeit']],
  ['a phrase across lines', 'der Roten\n   Armee und', 'roten armee', ['Roten\n   Armee']],
  [
    'a hyphen lost at the line end',
    'Locarno-\nPolitik, Locarno\nPolitik',
    'Locarno-Politik',
    ['Locarno-\nPolitik', 'Locarno\nPolitik'],
  ],
  ['the long s and a ligature', 'Preuſſen ﬁel', 'preussen fiel', ['Preuſſen ﬁel']],
  ['sharp s', 'daß', 'dass', ['daß']],
  ['decomposed accents in the text', 'Cafe\u0301 noir', 'café', ['Cafe\u0301']],
  ['quotation marks of any house', '„Granatenaffäre“', '"granatenaffäre"', ['„Granatenaffäre“']],
  ['Greek final sigma', 'λόγος', 'ΛΟΓΟΣ', ['λόγος']],
])('[T8] search sees through %s', (_, text, query, expected) => check(text, query, expected))

test.each<[string, string, string]>([
  ['a space within a line', 'it is ongoing', 'on going'],
  ['a missing space within a line', 'go on going', 'ongoing'],
  ['a hyphen within a line', 'to co-operate', 'cooperate'],
  ['nothing', 'some words', ' - '],
])('[T8] search does not see through %s', (_, text, query) => check(text, query, []))

test('[T8] spellings of the period and whole words are options', () => {
  check('vnius Iohannis', 'unius Johannis', [], {})
  check('vnius Iohannis', 'unius Johannis', ['vnius Iohannis'], { period: true })
  check('cat category cat', 'cat', ['cat', 'cat'], { wholeWords: true })
  check('cat category cat', 'cat', ['cat'], { limit: 1 })
})
