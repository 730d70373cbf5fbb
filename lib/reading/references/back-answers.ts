// What one back-reference points to, one step back: the citation before it, a note by its number, a work by its author.
import type { Note } from '../reading.ts'
import type { Citation } from './citations.ts'
import type { FoundWork } from './works.ts'

/** A citation one step back, or why there is none; the sentence is for the reader. */
export type Answer =
  { readonly target: Citation; readonly reason: string } | { readonly target: null; readonly reason: string }

const none = (reason: string): Answer => ({ target: null, reason })

/** Answers for the notes of one text. */
export function answers(
  text: string,
  notes: readonly Note[],
  byNote: readonly (readonly Citation[])[],
): (citation: Citation) => Answer {
  const label = (note: number): string => notes[note]?.label ?? ''
  const { before, find } = sequence(notes)
  const ofWork = new Map<FoundWork, Citation>()
  const places = new Map<Citation, number>()
  for (const citations of byNote)
    citations.forEach((one, i) => {
      places.set(one, i)
      if (one.work) ofWork.set(one.work, one)
    })
  const whole = byNote.map((citations) => outermost(citations))

  const numbered = ({ target = '', note, start }: Citation): Answer => {
    const index = find(target, note)
    if (index === null) return none(`there is no note ${target}`)
    const body = notes[index]?.body
    if (!body) return none(`the body of note ${target} is missing`)
    const reason = `names note ${target}`
    const all = whole[index] ?? []
    const cited = all.length > 50 ? all : all.filter((one) => one.start !== start)
    if (index === note && cited.length === 0) return none('the note names itself')
    const [first] = cited
    if (first && cited.length === 1) return { target: first, reason }
    // "Huber, Amt (wie Anm. 3)": of several things, the one whose author is named.
    const named = text.slice(Math.max(0, start - 80), start)
    const meant = cited.filter(
      ({ work, archival }) =>
        work?.people.some(({ family }) => named.includes(family)) ||
        (archival !== undefined && archival.archive !== '' && named.includes(archival.archive)),
    )
    const [only] = meant
    if (only && meant.length === 1) return { target: only, reason }
    return { target: { kind: 'text', start: body[0], end: body[1], note: index }, reason }
  }

  const named = ({ short }: Citation): Answer => {
    if (!short) return none('nothing is named')
    const { family, title, works, others } = short
    if (works.length === 0 && others === 0) return none(`no work by ${family} is cited in full before`)
    if (works.length === 0)
      return none(`no work by ${family} with the title “${title}” is cited in full before`)
    const [work] = works
    const isOne = works.every((one) => one.title === work?.title)
    if (!work || !isOne) return none(`${works.length} works by ${family} are cited before`)
    const target = ofWork.get(work)
    if (!target) return none(`the work by ${family} is not cited in a note before`)
    return { target, reason: `${family} is cited in full in note ${label(target.note)}` }
  }

  const within = ({ inside }: Citation): Answer => {
    const target = inside && ofWork.get(inside)
    return target
      ? { target, reason: 'the author of the part is the author of the whole' }
      : none('nothing is cited before it')
  }

  /** The one thing that is cited before: in the same note, else in the note before. */
  const previous = (citation: Citation, isAuthor: boolean): Answer => {
    const { note, start, isInside = false } = citation
    const own = byNote[note] ?? []
    for (let i = (places.get(citation) ?? 0) - 1; i >= 0; i--) {
      const near = own[i]
      if (near && near.start < start && (near.end <= start || isInside || isAuthor))
        return { target: near, reason: 'the reference before it in the same note' }
    }
    let skipped = 0
    for (let i = before(note); i !== null; i = before(i)) {
      if (i < 0) return none(`notes are missing before note ${label(note)}`)
      if (!notes[i]?.body) return none(`the body of note ${label(i)} is missing`)
      const cited = whole[i] ?? []
      const [only] = cited
      if (cited.length > 1) return none(`note ${label(i)} cites ${cited.length} things`)
      if (only) {
        const reason =
          skipped === 0 ? 'the note before it' : `note ${label(i)}; what stands between cites nothing`
        return { target: only, reason }
      }
      if (++skipped > 20) break
    }
    return none('nothing is cited before it')
  }

  return (citation) => {
    if (citation.kind === 'wie-anm') return numbered(citation)
    if (citation.inside) return within(citation)
    if (citation.short) return named(citation)
    if (citation.kind !== 'ders') return previous(citation, false)
    const { target } = previous(citation, true)
    if (!target) return none('nobody is named before it')
    return { target, reason: `the author of the reference before, in note ${label(target.note)}` }
  }
}

interface Sequence {
  /** The note before this one; -1 where its number says that notes are missing, null for the first. */
  readonly before: (note: number) => number | null
  /** The note of this label that stands before `note`, else the next one behind it. */
  readonly find: (label: string, note: number) => number | null
}

/** Notes in the order of their numbers where each number stands once; else, where they begin anew, in the order of the text. */
function sequence(notes: readonly Note[]): Sequence {
  const byLabel = Map.groupBy(notes.keys(), (i) => notes[i]?.label ?? '')
  const numberOf = (i: number): number => Number(notes[i]?.label)
  const isNumbered =
    [...notes.keys()].every((i) => Number.isInteger(numberOf(i))) && byLabel.size === notes.length
  const order = isNumbered ? [...notes.keys()].sort((a, b) => numberOf(a) - numberOf(b)) : [...notes.keys()]
  const rank = new Map(order.map((note, i) => [note, i]))
  return {
    before(note) {
      const last = order[(rank.get(note) ?? 0) - 1]
      if (last === undefined) return null
      const [from, to] = [numberOf(last), numberOf(note)]
      return Number.isInteger(from) && Number.isInteger(to) && to > from + 1 ? -1 : last
    },
    find(label, note) {
      const all = byLabel.get(label) ?? []
      return all.findLast((i) => i <= note) ?? all[0] ?? null
    },
  }
}

/** What stands inside another citation is a part of it. `citations` in order of their beginning, the longest first. */
function outermost(citations: readonly Citation[]): Citation[] {
  let reach = -1
  return citations.filter(({ end }) => {
    if (end <= reach) return false
    reach = end
    return true
  })
}
