// Both apparatuses of a source as footnotes.
import type { EditionNote, EditionPassage } from '../../edition-passage.ts'
import type { EditionCorrection, EditionSource } from '../../edition-source.ts'
import { term, type Labels } from '../../labels/labels.ts'
import type { Made } from '../../made.ts'
import { originPhrase } from '../../origin.ts'
import {
  circumstances,
  lemmaOf,
  madeBy,
  placeOfCorrection,
  decisionPhrase,
  placePhrase,
  signOf,
} from '../phrases.ts'
import { claimLink } from './argument.ts'
import { escapeInline as inline, escapeMarkdown as text, indent } from './escape.ts'
import { sections } from './layout.ts'
import { proseMarkdown } from './prose.ts'

export function footnote(
  source: EditionSource,
  passage: EditionPassage,
  register: 'textual' | 'factual',
  labels: Labels,
): string {
  const number = register === 'textual' ? passage.letter : passage.number
  const head = `**${number}** ${placePhrase(passage, labels)} *${inline(lemmaOf(passage.quote))}*\\]`
  return `[^${source.key}-${number}]: ${indent(sections(head, passageEntry(passage, register, labels)), 4)}`
}

export function correctionNote(source: EditionSource, one: EditionCorrection, labels: Labels): string {
  const said = (words: string, instead: string): string =>
    words === '' ? `*${instead}*` : inline(lemmaOf(words))
  const what = (by: Pick<EditionCorrection, 'reading' | 'type' | 'reason' | keyof Made>): string =>
    `${said(by.reading, labels.wordsPutIn)} · ${term(labels, 'correctionTypes', by.type)}${by.reason && `. ${indent(text(by.reason), 4)}`} — ${inline(madeBy(by, labels))}`
  const lemma = one.lemma === '' ? `*${labels.wordsLeftOut}*` : `*${inline(lemmaOf(one.lemma))}*`
  const head = `**${one.letter}** ${placeOfCorrection(one, labels)} ${lemma}\\] ${what(one)}`
  const earlier = one.earlier.map(
    (before) => `${labels.correctedBefore}: ${said(before.lemma, labels.wordsLeftOut)}\\] ${what(before)}`,
  )
  return `[^${source.key}-${one.letter}]: ${indent(sections(head, ...earlier), 4)}`
}

export function passageEntry(
  passage: EditionPassage,
  register: 'textual' | 'factual',
  labels: Labels,
): string {
  const notes = (list: readonly EditionNote[]): string[] =>
    list.map((note) => {
      const by = [madeBy(note, labels), originPhrase(note.origin, labels)].filter(Boolean).join(', ')
      return `${proseMarkdown(note.body, 5)} — ${inline(by)}`
    })
  const { decided } = passage
  const decision =
    decided === null ? '' : `${inline(decisionPhrase(decided, labels))} — ${inline(madeBy(decided, labels))}`
  if (register === 'textual')
    return sections(...notes(passage.textualNotes), passage.number === null ? decision : '')
  const attested = passage.attestations.map((one) => {
    const how = circumstances(one, labels)
    const sign = one.polarity === 'silent' ? '…' : signOf[one.polarity]
    return `${sign} ${term(labels, 'polarities', one.polarity)} ${claimLink(one.claim, labels)}${how && ` (${inline(how)})`}${
      one.paraphrase && `. ${labels.paraphrase}: ${inline(one.paraphrase)}`
    } — ${inline(madeBy(one, labels))}`
  })
  const tagged = passage.tags.map((tag) => `${inline(tag.label)} (${inline(madeBy(tag, labels))})`)
  const isBare =
    passage.factualNotes.length + attested.length + tagged.length + passage.textualNotes.length === 0
  return sections(
    inline(passage.unit),
    ...notes(passage.factualNotes),
    ...attested,
    tagged.length > 0 ? `${labels.chosenOf.tags}: ${tagged.join('; ')}` : '',
    passage.number === null ? '' : decision,
    isBare ? `— ${inline(madeBy(passage, labels))}` : '',
  )
}
