// Notes of pages without links: raised numbers in the text, 1, 2, 3 …, and behind it paragraphs or items that begin with the same
// numbers, every one of them. Anything less than the whole row is no proof, and stays text.
import type { XmlElement } from '../../xml/tree.ts'
import { beginning, inside } from './links.ts'
import { labelOf } from './note-signs.ts'
import { headingLevel, type Part } from './page-element.ts'

export interface UnlinkedNote {
  readonly mark: XmlElement
  readonly body: XmlElement
  readonly label: string
}

const numberAtStart = /^[\s\u00a0]*[[(]?(\d{1,3})(?:[\])]|[.:](?=\s)|\s|$)/u

export function findUnlinkedNotes({ raw, root }: Part): UnlinkedNote[] {
  const elements = inside(root)
  const raised = elements.flatMap((mark, order) => {
    const label = mark.local === 'sup' ? labelOf(beginning(raw, mark)) : ''
    return /^\d{1,3}$/.test(label) ? [{ mark, order, number: Number(label) }] : []
  })
  if (raised.length > 5000) return []
  // Numbers that begin a paragraph are those of the notes themselves.
  const marks = raised.filter(({ mark }) => !beginsBlock(raw, mark))
  if (marks.length < 2 || marks.some(({ number }, i) => number !== i + 1)) return []
  const after = marks.at(-1)?.order ?? 0
  const bodies = rowOfBodies(raw, elements.slice(after + 1), marks.length)
  return marks.flatMap(({ mark, number }) => {
    const body = bodies?.[number - 1]
    return body ? [{ mark, body, label: String(number) }] : []
  })
}

/** Nothing stands before the sign in its paragraph. */
function beginsBlock(raw: string, mark: XmlElement): boolean {
  for (let one = mark; one.parent; one = one.parent) {
    const before = one.parent.children.slice(0, one.parent.children.indexOf(one))
    const isSeen = before.some((node) =>
      node.kind === 'element'
        ? beginning(raw, node).trim() !== ''
        : node.kind === 'text' && raw.slice(node.start, node.end).trim() !== '',
    )
    if (isSeen) return false
    if (['p', 'li', 'div', 'td', 'dd', 'body'].includes(one.parent.local)) return true
  }
  return true
}

/** The bodies 1 to `count`, in one parent and in order; null where one is missing. */
function rowOfBodies(raw: string, elements: readonly XmlElement[], count: number): XmlElement[] | null {
  const rows = new Map<XmlElement, XmlElement[]>()
  for (const element of elements) {
    const { parent } = element
    if (!parent || !['p', 'li', 'div', 'dd', 'tr'].includes(element.local) || headingLevel(element) !== null)
      continue
    const row = rows.get(parent) ?? []
    rows.set(parent, row)
    const isCounted = element.local === 'li' && parent.local === 'ol'
    const number = isCounted
      ? row.length + 1
      : Number(numberAtStart.exec(beginning(raw, element))?.[1] ?? 'none')
    if (number === row.length + 1) row.push(element)
  }
  for (const row of rows.values()) if (row.length === count) return row
  return null
}
