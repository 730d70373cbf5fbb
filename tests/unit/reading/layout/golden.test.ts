// Each folder of tests/golden/layout is a page as plain text and how an editor reads it (`tests/support/show-layout.ts` says how
// to read that). The expectations are written by hand. Each rule has cases in which it holds and cases in which it must not fire.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { packagedWordLists } from '#lib/server/reading/word-lists.ts'
import { showLayout } from '#tests/support/show-layout.ts'

const root = path.resolve('tests/golden/layout')

const rules: Readonly<Record<string, string>> = {
  '[R12]': `de-hyphens-kept-and-dropped de-other-hyphen-signs de-old-print-with-equals-signs de-mixed-hyphens en-hyphens fr-hyphens
    ru-hyphens la-hyphens de-windows-line-ends-and-mark de-separate-accents`,
  '[R13]': `de-hyphens-lost de-mixed-hyphens en-hyphens-lost fr-lost-hyphens ru-lost-hyphens de-two-words-stay-two
    en-two-words-stay-two`,
  '[R14]': 'de-k-k-is-ck de-third-consonant-old de-third-consonant-new',
  '[R15]': 'dashes-slashes-and-addresses',
  '[R16]': `en-roman-numbers-of-facing-pages en-form-feeds en-running-heads-alternate de-page-numbers-below fr-page-numbers-without-form-feeds
    la-roman-page-numbers en-report-with-heads-and-feet de-typed-report-of-two-pages en-chapter-numbers-are-no-pages en-years-in-a-column-are-no-pages fr-folio-marks-inside-stay 
    en-journal-of-two-pages en-article-with-its-first-number-below la-line-numbers-of-an-edition en-figures-at-line-ends-are-no-line-numbers de-number-of-a-single-page de-first-line-with-a-dash-stays en-heads-in-running-text fr-leaves-on-lines-of-their-own
    en-words-in-brackets-are-no-notes`,
  '[R17]': `en-exported-from-a-library de-copied-from-a-wiki fr-heads-of-facing-pages en-carets-and-stars-that-are-no-marks ru-running-head-without-number en-running-head-misread en-same-first-words-are-no-head en-catchwords en-web-furniture
    de-web-furniture fr-web-furniture ru-web-furniture en-sentences-that-look-like-furniture de-printed-from-a-browser
    en-head-of-an-electronic-text-stays de-debris-of-scanning en-marks-alone-are-no-debris 
    fr-head-below-the-numbers-of-two-pages fr-same-heading-on-two-pages-stays`,
  '[R18]': `de-documents-of-an-edition en-endnotes-by-chapters en-notes-of-chapters-beside-one-that-says-so de-notes-restart-on-each-page en-endnotes de-endnotes-of-chapters en-web-page-with-references de-web-page-with-arrows
    en-body-over-three-pages de-sentence-over-note-without-page-signs de-side-notes de-list-is-no-notes de-dates-at-line-starts
    en-note-called-twice-and-rule-above-notes de-note-of-several-paragraphs en-notes-at-foot-with-smaller-type
    ru-notes-at-page-ends en-labels-below-their-notes de-labels-on-lines-of-their-own en-notes-that-say-so de-embassy-report-typed
    en-words-in-brackets-are-no-notes`,
  '[R19]': `de-marks-that-a-machine-parted fr-interrogation-with-notes-by-letters en-no-notes-by-letters-and-no-turns de-raised-marks-with-brackets la-marks-typed-with-carets en-carets-and-stars-that-are-no-marks de-marks-on-lines-of-their-own en-figures-on-lines-of-their-own-stay en-notes-in-every-shape en-asterisks-and-daggers de-notes-with-bracket-behind fr-notes-in-brackets
    fr-enumeration-in-brackets-is-no-note ru-notes-superscript la-notes-by-letters en-letters-in-brackets-are-no-notes
    de-figures-that-are-no-notes fr-marks-between-blanks fr-figures-and-a-list-are-no-notes de-heading-with-note de-numbers-in-square-brackets-are-years 
    la-letters-of-variants de-letters-behind-stops-are-no-marks`,
  '[R20]': 'en-marker-missing en-body-missing de-body-cut-at-the-end en-notes-saved-without-their-list',
  '[R21]': 'de-doubled-page de-doubled-page-with-heads en-refrain-is-no-copy',
  '[R22]': 'de-swapped-pages-by-number de-doubled-page-with-heads',
  '[R23]': `en-dates-inside-sentences-stay fr-interrogation-with-notes-by-letters en-paragraphs-by-blank-lines en-paragraphs-by-indent de-paragraphs-by-early-ends la-paragraphs-with-initials
    de-double-spaced-typescript en-whole-paragraphs de-lines-joined-with-their-words ru-dialogue-is-no-list en-questions-of-a-newspaper en-initials-are-no-speakers en-protocol-of-a-hearing en-blank-lines-around-a-byline`,
  '[R24]': `de-verse-in-prose la-distichs en-refrain-is-no-copy en-short-lines-are-no-verse de-newspaper-column de-table
    fr-table-of-contents en-typed-letter`,
  '[R25]': `de-documents-of-an-edition de-chapters-in-words-with-a-full-stop en-headings de-short-sentence-is-no-heading en-lists de-numbered-paragraphs-of-a-treaty en-set-in-quotation de-typed-letter
    fr-letter ru-letter ru-typed-office-letter fr-parish-register de-salutation-words-in-a-sentence en-section-break-of-stars en-telegram-in-capitals`,
  '[R26]':
    'en-newspaper-page-in-two-columns en-notes-in-the-right-margin de-two-columns-of-a-table-stay-rows',
  '[R27]': 'de-letter-spaced-words de-letter-spaced-heading',
  '[R1]': 'la-private-and-astral-characters de-separate-accents de-windows-line-ends-and-mark',
}
const cases = Object.entries(rules).map(([rule, names]) => ({ rule, names: names.split(/\s+/) }))
const named = new Set(cases.flatMap(({ names }) => names))

it.each(
  [...named].map((name) => ({
    name,
    rule: cases.filter((one) => one.names.includes(name)).map((one) => one.rule),
  })),
)('$rule reads $name as an editor would', async ({ name }) => {
  const bytes = readFileSync(path.join(root, name, 'input.txt'))
  const outcome = await readSource(bytes, { fileName: 'input.txt', sha256: '' }, packagedWordLists)
  if (outcome.kind !== 'read') throw new Error(`${name} was not read`)
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  expect(checkReading(outcome.reading, raw)).toEqual([])
  expect(showLayout(outcome.reading, raw)).toBe(readFileSync(path.join(root, name, 'expected.txt'), 'utf8'))
})

it('every case belongs to a rule', () => {
  expect(readdirSync(root).filter((name) => !named.has(name))).toEqual([])
})
