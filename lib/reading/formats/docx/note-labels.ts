// The numbers of notes, which a Word document does not hold: counted in the order of their marks, as its settings say
// (ECMA-376 17.11). Pages are counted in the same walk, as notes may begin anew on each.
import { numeral } from '../../flow/numeral.ts'
import type { StoryPiece } from '../../flow/story.ts'
import { numeralStyles } from './numbering.ts'
import type { WordParagraph } from './paragraph.ts'
import type { Section } from './section.ts'

export interface NoteSettings {
  readonly format: string
  readonly start: number
  /** `continuous`, `eachSect` or `eachPage`. */
  readonly restart: string
}

const signs = ['*', '†', '‡', '§']

export function noteLabel(number: number, format: string): string {
  if (format === 'chicago')
    return (signs[(number - 1) % 4] ?? '*').repeat(Math.min(10, Math.floor((number - 1) / 4) + 1))
  return numeral(number, numeralStyles[format] ?? 'decimal')
}

/**
 * Gives each mark of the story its label, by the note's key; hands back the numbers that come next. Marks of one's own have their
 * labels already and are not counted.
 */
export function labelNotes(
  story: readonly WordParagraph[],
  last: Section | undefined,
  settings: Readonly<Record<'footnote' | 'endnote', NoteSettings>>,
  labels: Map<string, string>,
): Readonly<Record<'footnote' | 'endnote', number>> {
  const sections = sectionsOf(story, last)
  let section = sections.next()
  const next = { footnote: startOf(settings.footnote, section), endnote: settings.endnote.start }
  let comments = [...labels.keys()].filter((key) => key.startsWith('comment')).length
  const visit = (pieces: readonly StoryPiece[]): void => {
    for (const piece of pieces) {
      if (piece.op === 'box') for (const one of piece.story) visit(one.pieces)
      if (piece.op === 'page' && (section?.noteRestart ?? settings.footnote.restart) === 'eachPage')
        next.footnote = startOf(settings.footnote, section)
      if (piece.op !== 'note') continue
      const known = labels.get(piece.key)
      if (known === undefined && piece.label === '') {
        if (piece.kind === 'footnote')
          piece.label = noteLabel(next.footnote++, section?.noteFormat ?? settings.footnote.format)
        else if (piece.kind === 'endnote') piece.label = noteLabel(next.endnote++, settings.endnote.format)
        else piece.label = `c${++comments}`
      } else if (piece.label === '') piece.label = known ?? ''
      if (known === undefined) labels.set(piece.key, piece.label)
    }
  }
  for (const paragraph of story) {
    visit(paragraph.pieces)
    if (!paragraph.section) continue
    section = sections.next()
    const restart = section?.noteRestart ?? settings.footnote.restart
    if (restart === 'eachSect') next.footnote = startOf(settings.footnote, section)
    if (settings.endnote.restart === 'eachSect') next.endnote = settings.endnote.start
  }
  return next
}

const startOf = (settings: NoteSettings, section: Section | undefined): number =>
  section?.noteStart ?? settings.start

/** The sections in their order: each is said where it ends. */
function sectionsOf(
  story: readonly WordParagraph[],
  last: Section | undefined,
): { next(): Section | undefined } {
  const all = [...story.flatMap(({ section }) => section ?? []), ...(last ? [last] : [])]
  let at = 0
  return { next: () => all[at++] }
}

/** Puts a page where each section begins on a new one, and says how the pages of a section are counted. */
export function markSections(story: WordParagraph[], last: Section | undefined): void {
  const all = [...story.flatMap(({ section }) => section ?? []), ...(last ? [last] : [])]
  let at = 0
  const begin = (paragraph: WordParagraph | undefined, isFirst: boolean): void => {
    const section = all[at]
    if (!paragraph || !section) return
    const isNew = ['nextPage', 'oddPage', 'evenPage'].includes(section.type) && !isFirst
    const counts = section.pageStart !== undefined || section.pageFormat !== undefined
    if (!isNew && !(isFirst && counts)) return
    const style = section.pageFormat === undefined ? undefined : numeralStyles[section.pageFormat]
    paragraph.pieces.unshift({
      ...{ op: 'page', label: '', labelSource: 'counted' },
      ...(section.pageStart === undefined ? {} : { first: section.pageStart }),
      ...(style === undefined ? {} : { style }),
    })
  }
  begin(story[0], true)
  story.forEach((paragraph, i) => {
    if (!paragraph.section) return
    at++
    begin(story[i + 1], false)
  })
}
