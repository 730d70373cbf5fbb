// The package of a Word document: its parts, and how they point to one another (OPC, ECMA-376 part 2). What points outside is
// counted and never followed.
import type { Parts } from '../../container/parts.ts'
import type { Problem } from '../../reading.ts'
import { attribute } from '../../xml/walk.ts'

export interface Relation {
  readonly id: string
  /** The last word of its type: `footnotes`, `header`, `hyperlink`. */
  readonly type: string
  /** A part of the package; null where it leads outside. */
  readonly part: string | null
}

/** What the part points to. `''`: the package itself. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const found: Relation[] = []
  parts.walk(`${folder}_rels/${part.slice(slash)}.rels`, (event) => {
    if (event.kind !== 'open' || event.local !== 'Relationship') return
    const target = attribute(event, 'Target') ?? ''
    const isOutside = attribute(event, 'TargetMode') === 'External'
    found.push({
      id: attribute(event, 'Id') ?? '',
      type: (attribute(event, 'Type') ?? '').replace(/^.*\//, ''),
      part: isOutside ? null : resolve(folder, target),
    })
  })
  return found
}

function resolve(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The part that holds the text. */
export function mainPart(parts: Parts): string | null {
  const said = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.part
  const names = [said, 'word/document.xml'].filter((name) => name !== undefined && name !== null)
  return names.find((name) => parts.names.includes(name)) ?? null
}

/** What the package holds beside text: never followed, opened or run. */
export function packageProblems(parts: Parts, relations: readonly Relation[]): Problem[] {
  const problems: Problem[] = []
  const say = (code: string, severity: Problem['severity'], count: number, message: string): void => {
    if (count > 0) problems.push({ code, severity, message, count })
  }
  const count = (pattern: RegExp): number => parts.names.filter((name) => pattern.test(name)).length
  const macros = count(/(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i)
  say(
    'macros_left_out',
    'warning',
    macros,
    'The document brings macros; they were left out and are never run.',
  )
  const embedded = count(/\/embeddings\/|\/activeX\/[^/]*\.bin$/i)
  say('embedded_left_out', 'warning', embedded, `${embedded} embedded files or objects were left out.`)
  const custom = count(/^customXml\/item\d*\.xml$/i)
  say(
    'custom_xml_left_out',
    'info',
    custom,
    `${custom} pieces of data that programs keep in the document were left out.`,
  )
  const links = relations.filter(({ type, part }) => part === null && type === 'hyperlink').length
  say('links_left_out', 'info', links, `${links} links to the web were left out; their words are kept.`)
  const outside = relations.filter(({ type, part }) => part === null && type !== 'hyperlink').length
  say(
    'external_left_out',
    'warning',
    outside,
    `${outside} parts would have been fetched from elsewhere; they were left out.`,
  )
  const other = relations.filter(({ type }) => type === 'aFChunk' || type === 'subDocument').length
  say(
    'chunks_left_out',
    'warning',
    other,
    `${other} other documents that this one brings in were left out; their words are missing.`,
  )
  return problems
}
