// What "Ebd.", "a. a. O.", "Wie Anm. 4" and short titles stand for: followed from note to note until something is cited in
// full. Where two answers are possible, or a note on the way is missing, the reference stays open and says why.
import type { Span } from '#lib/text/span.ts'
import type { BackReference, Note } from '../reading.ts'
import type { Citation } from './citations.ts'
import { inheritArchival } from './inherited-archival.ts'
import type { FoundWork } from './works.ts'

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

type Answer =
  { readonly target: Citation; readonly reason: string } | { readonly target: null; readonly reason: string }

/** Resolves all that points back, in the order of the notes. */
export function resolveBack(
  text: string,
  notes: readonly Note[],
  byNote: readonly (readonly Citation[])[],
): ResolvedBack[] {
  const done = new Map<Citation, ResolvedBack>()
  const indexOf = new Map<string, number>()
  notes.forEach(({ label }, i) => {
    if (!indexOf.has(label)) indexOf.set(label, i)
  })
  const label = (note: number): string => notes[note]?.label ?? ''

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
    const { target, reason } = answer(citation)
    if (!target) return open(reason)
    // "Ders., Title, Place Year" points back for its author only; what is cited is there in full.
    const isOpen = isBack(target) && !target.work
    if (isOpen) resolve(target)
    const beyond = isOpen ? done.get(target) : null
    const full = beyond ? beyond.full : target
    if (beyond && !full)
      return open(`note ${label(target.note)} points back itself, and that is open: ${beyond.reason}`)
    const chain = beyond
      ? [
          label(target.note),
          ...(beyond.chain.length > 0 ? beyond.chain.slice(1) : [beyond.resolves?.note ?? '']),
        ]
      : []
    // "Ders." stands for a person only; what is cited has its own title.
    const cited = citation.work ? citation : full
    const effective = cited ? writeEffective(text, cited, citation) : undefined
    done.set(citation, {
      ...common,
      state: 'resolved',
      resolves: { note: label(target.note), span: [target.start, target.end] },
      chain: chain.filter((one, i) => one !== '' && one !== chain[i - 1]),
      ...(effective ? { effective } : {}),
      reason,
      full,
    })
  }

  const answer = (citation: Citation): Answer => {
    if (citation.kind === 'wie-anm') return numbered(citation)
    if (citation.inside) return within(citation)
    if (citation.short) return named(citation)
    if (citation.kind === 'ders') return sameAuthor(citation)
    return previous(citation)
  }

  const none = (reason: string): Answer => ({ target: null, reason })

  const numbered = ({ target = '', note, start }: Citation): Answer => {
    const index = indexOf.get(target)
    if (index === undefined) return none(`there is no note ${target}`)
    if (!notes[index]?.body) return none(`the body of note ${target} is missing`)
    const cited = (byNote[index] ?? []).filter((one) => one.start !== start)
    if (index === note && cited.length === 0) return none('the note names itself')
    const first = cited[0]
    const body = notes[index].body
    const whole: Citation = { kind: 'text', start: body[0], end: body[1], note: index }
    return { target: cited.length === 1 && first ? first : whole, reason: `names note ${target}` }
  }

  const named = ({ short, note }: Citation): Answer => {
    if (!short) return none('nothing is named')
    const { family, title, works, others } = short
    if (works.length === 0 && others === 0) return none(`no work by ${family} is cited in full before`)
    if (works.length === 0)
      return none(`no work by ${family} with the title “${title}” is cited in full before`)
    const [work] = works
    const isOne = works.every((one) => one.title === work?.title)
    if (!work || !isOne) return none(`${works.length} works by ${family} are cited before`)
    for (let i = note; i >= 0; i--) {
      const target = byNote[i]?.find((one) => one.work === work)
      if (target) return { target, reason: `${family} is cited in full in note ${label(i)}` }
    }
    return none(`the work by ${family} is not cited in a note before`)
  }

  const within = ({ inside, note }: Citation): Answer => {
    const target = byNote[note]?.find(({ work }) => work === inside)
    return target
      ? { target, reason: 'the author of the part is the author of the whole' }
      : none('nothing is cited before it')
  }

  const sameAuthor = (citation: Citation): Answer => {
    const before = previous(citation, true)
    if (!before.target) return before
    return {
      target: before.target,
      reason: `the author of the reference before, in note ${label(before.target.note)}`,
    }
  }

  /** The one thing that is cited before: in the same note, else in the note before. */
  const previous = (citation: Citation, isAuthor = false): Answer => {
    const { note, start, isInside = false } = citation
    const inNote = (byNote[note] ?? []).filter(
      (one) => one.start < start && one !== citation && (one.end <= start || isInside || isAuthor),
    )
    const near = inNote.at(-1)
    if (near) return { target: near, reason: 'the reference before it in the same note' }
    for (let i = note - 1; i >= 0; i--) {
      const before = notes[i]
      if (!before?.body) return none(`the body of note ${label(i)} is missing`)
      if (isGap(notes, i + 1))
        return none(`note ${label(i + 1)} does not follow note ${label(i)}: notes between them are missing`)
      const cited = outermost(byNote[i] ?? [])
      const [only] = cited
      if (cited.length > 1) return none(`note ${label(i)} cites ${cited.length} things`)
      if (only) {
        const skipped = note - 1 - i
        return {
          target: only,
          reason:
            skipped === 0 ? 'the note before it' : `note ${label(i)}; what stands between cites nothing`,
        }
      }
    }
    return none('nothing is cited before it')
  }

  for (const citations of byNote) for (const citation of citations) if (isBack(citation)) resolve(citation)
  return [...done.values()].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

const isBack = ({ kind }: Citation): boolean => kind !== 'archival' && kind !== 'work' && kind !== 'text'

/** What stands inside another citation is a part of it. */
const outermost = (citations: readonly Citation[]): Citation[] =>
  citations.filter(
    (one) =>
      !citations.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  )

/** Two notes whose numbers do not follow each other, although others of this text do. */
function isGap(notes: readonly Note[], index: number): boolean {
  const [before, after] = [Number(notes[index - 1]?.label), Number(notes[index]?.label)]
  return Number.isInteger(before) && Number.isInteger(after) && after > before + 1
}

const trailing =
  /[\s,]*(?:hier\s*:?\s*)?(?:(?:S|SS|pp?|С|с)\.?\s?\d[\d\s–—,-]*(?:ff?\.?)?)(?:\s?(?:und|u\.)\s(?:S\.\s?)?\d+(?:\s?ff?\.)?)?\.?\s*$/u

/** The full reference with the place that this one names. */
function writeEffective(text: string, full: Citation, citation: Citation): string {
  const { locator, isInside } = citation
  if (full.archival) return inheritArchival(text, citation, full.archival).normalized
  const container = isInside ? full.work?.container : null
  const [start, end] = container?.span ?? [full.start, full.end]
  let own = text.slice(start, end).replace(/\s+/g, ' ').trim()
  if (full.work?.sameAuthor) own = own.replace(/^\p{L}+\.?/u, writePeople(full.work))
  if (!locator) return own
  const isArticle = full.work?.csl.type === 'article-journal' || full.work?.csl.type === 'chapter'
  if (isArticle && !container) return `${own.replace(/,?\s*hier\s*:?.*$/u, '')}, hier ${locator.locator}`
  for (let before = ''; before !== own;) {
    before = own
    own = own.replace(trailing, '')
  }
  return `${own}, ${locator.locator}`
}

const writePeople = ({ people }: FoundWork): string =>
  people.map(({ given, family }) => (given ? `${given} ${family}` : family)).join('/')
