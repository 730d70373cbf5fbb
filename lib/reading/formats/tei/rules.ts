// How each element of TEI is read, where it is not simply words within words. What is not named here is passed through: its
// words are text of whatever block they stand in.
import type { BlockKind } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { valueOf } from './header.ts'

/** Elements that are blocks or hold blocks, with the kind of the words that stand right in them. */
const blocks: Readonly<Record<string, BlockKind>> = {
  text: 'paragraph', group: 'paragraph', front: 'paragraph', body: 'paragraph', back: 'paragraph', floatingText: 'paragraph',
  p: 'paragraph', ab: 'paragraph', argument: 'paragraph', postscript: 'paragraph', trailer: 'paragraph', u: 'paragraph',
  sp: 'paragraph', spGrp: 'paragraph', speaker: 'paragraph', castList: 'paragraph', castGroup: 'paragraph', castItem: 'list-item',
  set: 'paragraph', prologue: 'paragraph', epilogue: 'paragraph', performance: 'paragraph',
  titlePage: 'paragraph', docTitle: 'heading', titlePart: 'heading', byline: 'paragraph',
  docImprint: 'paragraph', docEdition: 'paragraph', imprimatur: 'paragraph',
  opener: 'salutation', closer: 'signature', salute: 'salutation', signed: 'signature', dateline: 'paragraph',
  lg: 'verse', list: 'paragraph', item: 'list-item', table: 'paragraph', row: 'table-row', figure: 'caption', epigraph: 'quote',
  listBibl: 'paragraph', biblStruct: 'paragraph', biblFull: 'paragraph', listWit: 'paragraph', witness: 'list-item', listApp: 'paragraph',
  entry: 'paragraph', entryFree: 'paragraph', superEntry: 'paragraph', eg: 'paragraph', divGen: 'paragraph', annotationBlock: 'paragraph',
  sourceDoc: 'paragraph', surfaceGrp: 'paragraph', surface: 'paragraph', zone: 'paragraph',
} // prettier-ignore

/** Elements that are blocks only where they do not stand in running words. */
const loose: Readonly<Record<string, BlockKind>> = {
  quote: 'quote', q: 'quote', cit: 'quote', said: 'paragraph', stage: 'paragraph', address: 'paragraph', bibl: 'paragraph', msDesc: 'paragraph',
  figDesc: 'caption', formula: 'paragraph', docAuthor: 'paragraph', docDate: 'paragraph', label: 'paragraph', date: 'paragraph', name: 'paragraph', note: 'paragraph', head: 'heading',
} // prettier-ignore

/** Left out, with what the furniture calls it. */
const leftOut: Readonly<Record<string, string>> = {
  teiHeader: 'header', facsimile: 'facsimile', xenoData: 'data', spanGrp: 'data', linkGrp: 'data', joinGrp: 'data', altGrp: 'data',
  interpGrp: 'data', interp: 'data', fs: 'data', fvLib: 'data', fLib: 'data', timeline: 'data', certainty: 'data', precision: 'data', respons: 'data',
  listPerson: 'register', listPlace: 'register', listOrg: 'register', listEvent: 'register', listObject: 'register', listRelation: 'register',
  listNym: 'register', particDesc: 'register', index: 'index-entry', binaryObject: 'picture', graphic: 'picture', media: 'picture', del: 'deletion',
  figDesc: 'figure-description', metamark: 'metamark', tech: 'data', sound: 'data', camera: 'data',
} // prettier-ignore

const runningTitles: readonly (readonly [RegExp, string])[] = [
  [/pagenum|folnum|page-?no|pag/i, 'page-number'],
  [/catch/i, 'catchword'],
  [/sig/i, 'signature-mark'],
  [/./, 'running-head'],
]

export function leftOutAs(element: XmlElement): string | undefined {
  if (element.local === 'fw')
    return runningTitles.find(([pattern]) => pattern.test(valueOf(element, 'type') ?? 'header'))?.[1]
  return leftOut[element.local]
}

const isDivision = (local: string): boolean => /^div\d?$/.test(local)

/** Words stand right in these; what stands in them is not a block of its own unless it must be. */
const running = new Set(
  'p ab l head salute signed dateline trailer byline titlePart item cell hi seg emph foreign quote q said u note label speaker stage docAuthor docDate s cl phr add corr sic orig reg bibl title ref line lem rdg unclear supplied'.split(
    ' ',
  ),
)

/** The kind of the block that an element is; undefined where it is none. */
export function blockKind(raw: string, element: XmlElement): BlockKind | undefined {
  const { local, parent } = element
  if (isDivision(local)) return 'paragraph'
  const kind = blocks[local]
  if (local === 'head') return /^(?:figure|table|graphic)$/.test(parent?.local ?? '') ? 'caption' : 'heading'
  if (local === 'label' && parent?.local === 'list') return 'list-item'
  if (kind !== undefined) return kind
  const possible = loose[local]
  if (possible === undefined) return undefined
  if (holdsBlocks(element)) return possible
  return !parent || running.has(parent.local) || isMixed(raw, parent) ? undefined : possible
}

function holdsBlocks(element: XmlElement): boolean {
  return element.children.some(
    (child) => child.kind === 'element' && (/^(?:p|ab|lg|l|list|table|sp|quote)$/.test(child.local) || isDivision(child.local)),
  )
} // prettier-ignore

/** Whether words stand right in an element, between its elements. */
function isMixed(raw: string, element: XmlElement): boolean {
  return element.children.some(
    (child) => child.kind === 'text' && (child.text ?? raw.slice(child.start, child.end)).trim() !== '',
  )
}

/** How deep a heading stands: divisions around it. */
export function headingLevel(element: XmlElement): number {
  let depth = 0
  for (let at = element.parent; at; at = at.parent) if (isDivision(at.local)) depth++
  if (element.local === 'titlePart' || element.local === 'docTitle') return 1
  return Math.min(6, Math.max(1, depth))
}
