// A critical apparatus entry: the lemma is text, the readings are a note in the form of printed editions,
// “Najaden] Najade (B); om. (C)”.
import { elementsNamed, type XmlElement } from '../../xml/tree.ts'
import { childrenNamed, plainText, valueOf } from './header.ts'
import { idOf } from './notes.ts'
import type { Step } from './steps.ts'

export interface Entry {
  /** What stands in the text; null where the entry only names a place. */
  readonly lemma: XmlElement | null
  readonly readings: readonly XmlElement[]
}

/** The lemma, or the first reading where there is none. */
export function entryOf(app: XmlElement): Entry {
  const readings = [...readingsOf(app)]
  const [lemma] = childrenNamed(app, 'lem')
  if (lemma) return { lemma, readings }
  return { lemma: readings[0] ?? null, readings: readings.slice(1) }
}

function* readingsOf(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.kind !== 'element') continue
    if (child.local === 'rdg') yield child
    else if (child.local === 'rdgGrp') yield* readingsOf(child)
  }
}

/** Names of the witnesses as the edition writes them: by the list of witnesses, else by their ids. */
export function witnessNames(raw: string, root: XmlElement): (pointers: string | undefined) => string {
  const names = new Map<string, string>()
  for (const witness of elementsNamed(root, 'witness')) {
    const id = idOf(witness)
    const siglum = [...elementsNamed(witness, 'abbr'), ...elementsNamed(witness, 'siglum')][0]
    const name = valueOf(witness, 'n') ?? (siglum ? plainText(raw, siglum) : '')
    if (id !== undefined && name !== '' && name.length <= 20) names.set(id, name)
  }
  return (pointers) =>
    (pointers ?? '')
      .split(/\s+/)
      .filter((pointer) => pointer !== '')
      .map((pointer) => pointer.slice(pointer.lastIndexOf('#') + 1))
      .map((id) => names.get(id) ?? id)
      .join(' ')
}

/** The lemma as the note repeats it; a long one by its first and last word. */
export function lemmaHead(text: string, witnesses: string): string {
  const words = text.split(' ')
  const short = text.length <= 60 ? text : `${words[0] ?? ''} … ${words.at(-1) ?? ''}`
  return `${short}${witnesses === '' ? '' : ` (${witnesses})`}] `
}

/** The steps after a reading: who has it. An empty reading is an omission. */
export function readingEnd(reading: XmlElement, witnesses: string, isEmpty: boolean): Step {
  const shown = `${isEmpty ? 'om.' : ''}${witnesses === '' ? '' : ` (${witnesses})`}`
  const [start, end] = reading.closeStart < reading.end ? [reading.closeStart, reading.end] : [reading.start, reading.openEnd] // prettier-ignore
  return { op: 'put', start, end, kind: 'sigla', shown }
}
