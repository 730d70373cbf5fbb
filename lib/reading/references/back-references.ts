// What "Ebd.", "a. a. O.", "Wie Anm. 4" and short titles stand for: followed from note to note until something is cited in
// full. Where two answers are possible, or a note on the way is missing, the reference stays open and says why.
import type { Span } from '#lib/text/span.ts'
import type { BackReference, Note } from '../reading.ts'
import { answers, type Answer } from './back-answers.ts'
import type { Citation } from './citations.ts'
import { inheritArchival } from './inherited-archival.ts'
import type { FoundWork } from './works.ts'
import { pattern } from './letters.ts'

const severalThings = pattern()`;|\.\s\p{Lu}`
const leadingWord = pattern()`^\p{L}+\.?`

export interface ResolvedBack {
  readonly span: Span
  readonly note: string
  readonly kind: BackReference['kind']
  readonly state: BackReference['state']
  readonly resolves: { readonly note: string; readonly span: Span } | null
  readonly chain: string[]
  readonly effective?: string
  readonly reason: string
  readonly citation: Citation
  /** The citation in full at the end of the chain. */
  readonly full: Citation | null
}

/** Resolves all that points back, in the order of the notes. */
export function resolveBack(
  text: string,
  notes: readonly Note[],
  byNote: readonly (readonly Citation[])[],
): ResolvedBack[] {
  const done = new Map<Citation, ResolvedBack>()
  const label = (note: number): string => notes[note]?.label ?? ''
  const answer = answers(text, notes, byNote)
  let depth = 0

  const resolve = (citation: Citation): void => {
    if (done.has(citation)) return
    const common = {
      span: [citation.start, citation.end] as const,
      note: label(citation.note),
      kind: citation.kind,
      citation,
    }
    const open = (reason: string): void =>
      void done.set(citation, {
        ...common,
        state: 'unresolved',
        resolves: null,
        chain: [],
        reason,
        full: null,
      })
    // A circle ("siehe Anm. 5" in note 5) finds itself here.
    open('the reference leads back to itself')
    const { target, reason } = depth > 500 ? tooLong : answer(citation)
    if (!target) return open(reason)
    // "Ders., Title, Place Year" points back for its author only; what is cited is there in full.
    const isOpen = isBack(target) && !target.work
    depth++
    if (isOpen) resolve(target)
    depth--
    const beyond = isOpen ? done.get(target) : null
    const full = beyond ? beyond.full : target
    if (beyond && !full)
      return open(`note ${label(target.note)} points back itself, and that is open: ${beyond.reason}`)
    const rest = beyond && beyond.chain.length > 0 ? beyond.chain : [beyond?.resolves?.note ?? '']
    const chain = beyond ? [label(target.note), ...rest].filter((one, at, all) => one !== all[at - 1]) : []
    // "Ders." stands for a person only; what is cited has its own title.
    const cited = citation.work ? citation : full
    // A whole note that cites several things is no reference.
    const isOne =
      cited !== null && (cited.kind !== 'text' || !severalThings.test(text.slice(cited.start, cited.end)))
    const isShort = cited !== null && isOne && cited.end - cited.start < 800
    const effective = isShort ? writeEffective(text, cited, citation) : undefined
    done.set(citation, {
      ...common,
      state: 'resolved',
      resolves: { note: label(target.note), span: [target.start, target.end] },
      // Nobody reads a chain of hundreds: its beginning and the note in full are kept.
      chain: chain.length > 100 ? [...chain.slice(0, 99), ...chain.slice(-1)] : chain,
      ...(effective ? { effective } : {}),
      reason,
      full,
    })
  }

  for (const citations of byNote) for (const citation of citations) if (isBack(citation)) resolve(citation)
  return [...done.values()].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

const tooLong: Answer = { target: null, reason: 'the chain of references is too long' }
const isBack = ({ kind }: Citation): boolean => kind !== 'archival' && kind !== 'work' && kind !== 'text'

const trailing =
  /[\s,]*(?:hier\s*:?\s*)?(?:(?:S|SS|pp?|С|с)\.?\s?\d[\d\s–—,-]*(?:ff?\.?)?)(?:\s?(?:und|u\.)\s(?:S\.\s?)?\d+(?:\s?ff?\.)?)?\.?\s*$/u

/** The full reference with the place that this one names. */
function writeEffective(text: string, full: Citation, citation: Citation): string {
  const { locator, isInside } = citation
  if (full.archival) return inheritArchival(text, citation, full.archival).normalized
  const container = isInside ? full.work?.container : null
  const [start, end] = container?.span ?? [full.start, full.end]
  let own = text.slice(start, end).replace(/\s+/g, ' ').trim()
  if (full.work?.sameAuthor) own = own.replace(leadingWord, writePeople(full.work))
  if (!locator) return own
  const isArticle = full.work?.csl.type === 'article-journal' || full.work?.csl.type === 'chapter'
  if (isArticle && !container) return `${own.replace(/,?\s*hier\s*:?.*$/u, '')}, hier ${locator.locator}`
  for (let before = ''; before !== own;) {
    before = own
    own = own.replace(trailing, '')
  }
  return `${own.replace(/[\s.,]+$/, '')}, ${locator.locator}`
}

const writePeople = ({ people }: FoundWork): string =>
  people.map(({ given, family }) => (given ? `${given} ${family}` : family)).join('/')
