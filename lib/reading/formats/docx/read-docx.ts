// Word documents (DOCX), read from their XML: text, notes, comments, heads, and all that the document keeps about itself that a
// reader should know of. The original is a plain text made here.
import { partsOf, refusing, type Parts } from '../../container/parts.ts'
import { unpackDocument } from '../../container/unpack.ts'
import { contentCounts, withoutRepeats } from '../../flow/content-problems.ts'
import { numberPages } from '../../flow/number-pages.ts'
import { readStories as writeStories } from '../../flow/read-stories.ts'
import { wordsOf, type StoryNote } from '../../flow/story.ts'
import type { FormatReader } from '../../format-reader.ts'
import type { Choices } from '../../reading.ts'
import { elementNamed } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { labelNotes, markSections, type NoteSettings } from './note-labels.ts'
import { readNumbering } from './numbering.ts'
import { mainPart, packageProblems, relationsOf, type Relation } from './package.ts'
import type { WordParagraph } from './paragraph.ts'
import type { Section } from './section.ts'
import { readStories, type StoryTools } from './story-reader.ts'
import { readStyles, valueOf } from './styles.ts'

export const readDocx: FormatReader = (bytes, file) =>
  Promise.resolve(
    refusing(() => {
      const unpacked = unpackDocument(bytes)
      return unpacked.kind === 'refused' ? unpacked : readParts(partsOf(unpacked), file.choices ?? {})
    }),
  )

function readParts(parts: Parts, choices: Choices): Awaited<ReturnType<FormatReader>> {
  const main = mainPart(parts)
  if (main === null)
    return {
      kind: 'refused',
      code: 'archive_damaged',
      message: 'The part of the document that holds its text is missing.',
    }
  const relations = relationsOf(parts, main)
  const partOf = (type: string): string | undefined =>
    relations.find((one) => one.type === type)?.part ?? undefined
  const counts = contentCounts()
  const tools: StoryTools = {
    styleOf: readStyles(parts, partOf('styles')),
    nextNumber: readNumbering(parts, partOf('numbering')),
    count: counts.count,
  }
  let story: WordParagraph[] = []
  let last: Section | undefined
  readStories(parts, main, tools, (_, paragraphs, section) => {
    story = paragraphs
    last = section
  })
  const settings = readSettings(parts, partOf('settings'))
  const labels = new Map<string, string>()
  const next = labelNotes(story, last, settings, labels)
  markSections(story, last)
  numberPages(story)
  const notes = readNotes(parts, partOf, tools, labels, {
    footnote: { ...settings.footnote, start: next.footnote, restart: 'continuous' },
    endnote: { ...settings.endnote, start: next.endnote, restart: 'continuous' },
  })
  const edges = readEdges(parts, relations, tools)
  const language = languageOf(parts, partOf('styles'))
  const problems = withoutRepeats([
    ...counts.problems(),
    ...packageProblems(parts, allRelations(parts, relations)),
    ...parts.problems(),
  ])
  const { raw, read } = writeStories({ main: story, notes, edges, problems, language }, choices)
  return { kind: 'format-read', raw, encoding: 'utf-8', isMade: true, read }
}

/** Those of notes and heads as well: they bring links and pictures of their own. */
function allRelations(parts: Parts, relations: readonly Relation[]): Relation[] {
  const inner = relations.filter(({ type }) =>
    ['footnotes', 'endnotes', 'comments', 'header', 'footer', 'settings'].includes(type),
  )
  const names = new Set(inner.flatMap(({ part }) => part ?? []))
  return [...relations, ...[...names].flatMap((part) => relationsOf(parts, part))]
}

function readNotes(
  parts: Parts,
  partOf: (type: string) => string | undefined,
  tools: StoryTools,
  labels: Map<string, string>,
  settings: Readonly<Record<'footnote' | 'endnote', NoteSettings>>,
): Map<string, StoryNote> {
  const notes = new Map<string, StoryNote>()
  const stories: { key: string; kind: StoryNote['kind']; by: string; story: WordParagraph[] }[] = []
  for (const kind of ['footnote', 'endnote', 'comment'] as const) {
    const name = partOf(`${kind}s`)
    if (name === undefined) continue
    readStories(parts, name, tools, (holder, story) => {
      // Lines that part notes from text are notes of a kind of their own.
      const type = attribute(holder, 'type')
      if (type !== undefined && type !== 'normal') return
      const by = [attribute(holder, 'author'), attribute(holder, 'date')?.slice(0, 10)]
        .filter(Boolean)
        .join(', ')
      stories.push({ key: `${kind} ${attribute(holder, 'id') ?? ''}`, kind, by, story })
    })
  }
  // A note inside a note is counted after those of the text.
  const inner = stories.flatMap(({ story }) => story)
  labelNotes(inner, undefined, settings, labels)
  for (const { key, kind, by, story } of stories) {
    const label = labels.get(key) ?? ''
    const said = [label === '' ? '?' : label, by].filter(Boolean).join(' ')
    dropOwnMark(story, label)
    notes.set(key, { kind, label, heading: `[${said}]`, story })
  }
  return notes
}

/** A mark of one's own (`*`) is typed again before the body; the number of the body says it already. */
function dropOwnMark(story: readonly WordParagraph[], label: string): void {
  const first = story[0]?.pieces[0]
  if (
    first?.op !== 'text' ||
    label === '' ||
    /^[\p{L}\p{N}]+$/u.test(label) ||
    !first.text.trimStart().startsWith(label)
  )
    return
  story[0]?.pieces.splice(0, 1, { ...first, text: first.text.trimStart().slice(label.length) })
}

/** Heads and feet of the pages, each part once. */
function readEdges(
  parts: Parts,
  relations: readonly Relation[],
  tools: StoryTools,
): { kind: string; text: string }[] {
  const edges: { kind: string; text: string }[] = []
  const read = new Set<string>()
  for (const { type, part } of relations) {
    if (part === null || read.has(part) || (type !== 'header' && type !== 'footer')) continue
    read.add(part)
    readStories(parts, part, tools, (_, story) => {
      const text = wordsOf(story).trim()
      const kind = type === 'header' ? 'running-head' : 'running-foot'
      if (text !== '' && !edges.some((one) => one.text === text)) edges.push({ kind, text })
    })
  }
  return edges
}

function readSettings(parts: Parts, name: string | undefined): Record<'footnote' | 'endnote', NoteSettings> {
  const root = name === undefined ? undefined : parts.tree(name)?.root
  const settingsOf = (kind: 'footnote' | 'endnote', format: string): NoteSettings => {
    const found = root && elementNamed(root, `${kind}Pr`)
    const start = Number(found ? (valueOf(found, 'numStart') ?? '1') : '1')
    return {
      format: (found && valueOf(found, 'numFmt')) ?? format,
      start: Number.isSafeInteger(start) ? start : 1,
      restart: (found && valueOf(found, 'numRestart')) ?? 'continuous',
    }
  }
  return { footnote: settingsOf('footnote', 'decimal'), endnote: settingsOf('endnote', 'lowerRoman') }
}

function languageOf(parts: Parts, name: string | undefined): string | undefined {
  const root = name === undefined ? undefined : parts.tree(name)?.root
  const defaults = root && elementNamed(root, 'docDefaults')
  const said = defaults && valueOf(defaults, 'lang')
  return said && /^[a-z]{2,3}(?:-|$)/i.test(said) ? said.split('-')[0]?.toLowerCase() : undefined
}
