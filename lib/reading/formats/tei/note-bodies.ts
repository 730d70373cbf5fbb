// The body of a note as steps of its own, set behind the text: of `note` its words, of an apparatus entry its readings.
import type { Span } from '#lib/text/span.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { entryOf, lemmaHead, readingEnd } from './apparatus.ts'
import { plainText, valueOf } from './header.ts'
import { noteKind } from './notes.ts'
import type { Step, TeiNote } from './steps.ts'
import type { Context, Walk } from './walk.ts'

/** `keep` gets the note before its body is walked: a body may call its own note, or one that calls it. */
export function makeNote(element: XmlElement, walk: Walk, keep: (note: TeiNote) => void): void {
  const block = { op: 'open', kind: 'note' } as const
  const steps: Step[] = [block]
  const context: Context = { steps, block, holds: 'note' }
  const isEntry = element.local === 'app'
  const said = valueOf(element, 'n') ?? walk.links.labels.get(element)
  const bodyMarker = isEntry ? null : ownLabel(element, walk, said)
  keep({
    kind: isEntry ? 'apparatus' : noteKind(element),
    label: said ?? (bodyMarker ? bareLabel(walk, bodyMarker) : ''),
    bodyMarker: bodyMarker && [bodyMarker.start, bodyMarker.end],
    rawBody: isEntry
      ? entryOf(element).readings.map(({ start, end }): Span => [start, end])
      : bodySpan(element, bodyMarker),
    body: steps,
  })
  if (walk.links.apart.has(element)) walk.openTag(element, context)
  if (isEntry) entryBody(element, walk, context)
  else for (const child of element.children) if (child !== bodyMarker) walk.node(child, context)
  steps.push({ op: 'close' })
  walk.closeTag(element, context)
}

function bodySpan(element: XmlElement, bodyMarker: XmlElement | null): Span[] {
  const start = bodyMarker ? bodyMarker.end : element.openEnd
  return element.closeStart > start ? [[start, element.closeStart]] : []
}

const bareLabel = (walk: Walk, marker: XmlElement): string =>
  plainText(walk.raw, marker).replace(/^[([\s]+|[)\].:\s]+$/g, '')

/** The number of the note where the note itself repeats it: a label, or a raised figure, before its first word. */
function ownLabel(element: XmlElement, walk: Walk, said: string | undefined): XmlElement | null {
  const first = element.children.find(
    (child) =>
      child.kind === 'element' || (child.kind === 'text' && walk.raw.slice(child.start, child.end).trim() !== ''),
  )
  if (first?.kind !== 'element') return null
  if (first.local === 'label') return first
  const isMark = /^(?:hi|seg|ref|num|ptr)$/.test(first.local) && said !== undefined && bareLabel(walk, first) === said
  return isMark ? first : null
} // prettier-ignore

/** “lemma] reading (B C); om. (D)”. */
function entryBody(app: XmlElement, walk: Walk, context: Context): void {
  const { lemma, readings } = entryOf(app)
  const { steps } = context
  if (lemma) {
    const text = plainText(walk.raw, lemma)
    const witnesses = walk.witnesses(valueOf(lemma, 'wit') ?? valueOf(lemma, 'source'))
    const shown = lemmaHead(text === '' ? '—' : text, witnesses)
    steps.push({ op: 'put', start: lemma.start, end: lemma.openEnd, kind: 'lemma', shown })
    if (walk.links.apart.has(app)) {
      // Apart from the text its own lemma stands nowhere else: it is accounted for by the head of the note.
      steps.push({ op: 'drop', start: lemma.openEnd, end: lemma.end, kind: 'lemma' })
    }
  }
  readings.forEach((reading, i) => {
    if (i > 0) steps.push({ op: 'part', at: reading.start, with: '; ' })
    const isEmpty = plainText(walk.raw, reading) === ''
    // The tag of an empty element is the place of its sigla.
    if (reading.closeStart < reading.end) walk.openTag(reading, context)
    walk.children(reading, context)
    const named = walk.witnesses(
      valueOf(reading, 'wit') ?? valueOf(reading, 'source') ?? valueOf(reading, 'resp'),
    )
    steps.push(readingEnd(reading, named, isEmpty))
  })
  others(app, walk, context)
}

/** What else stands in an entry (notes, names of witnesses in words) is part of the note. */
function others(element: XmlElement, walk: Walk, context: Context): void {
  for (const child of element.children) {
    if (child.kind !== 'element' || child.local === 'lem' || child.local === 'rdg') continue
    if (child.local === 'rdgGrp') others(child, walk, context)
    else walk.element(child, context)
  }
}
