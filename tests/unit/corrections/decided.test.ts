import { describe as group, expect, it } from 'vitest'
import type { Selector } from '#lib/anchoring/selector.ts'
import { nearestDecision, placeFrom, type DecidedPlace } from '#lib/corrections/decided.ts'
import { gapOf } from '#lib/corrections/gap.ts'
import { placerFor } from '#lib/corrections/place.ts'
import { isSafe, mayTurnSense, needsReview } from '#lib/corrections/review.ts'
import { chain } from '#tests/support/revision-chain.ts'

const first = 'Am Morgen kam der Sagnor. Die Mülhe brannte im Herbst. Der Vogt schwieg.'
const second = first.replace('Die Mülhe brannte', 'Die alte Mühle brannte')
const third = second.replace('Der Vogt', 'Unser Vogt')
const fourth = third.replace('Die alte Mühle brannte', 'Die alte Mühle brannte nicht')
const { revisions, textOf, find } = chain(
  { id: '1', text: first },
  { id: '2', text: second },
  { id: '3', text: third },
  { id: '4', text: fourth, origin: 'file' },
  { id: '5', text: first, origin: 'restored', like: '1' },
  { id: '6', text: third, origin: 'restored', like: '3' },
)

const made = { ...find('Die Mülhe brannte', '1'), revisionId: '1' }
/** A decision about `made`: the words in a revision, or none. */
const decide = (id: string, revisionId: string, words: string | null): DecidedPlace => ({
  ...{ id, revisionId, passageSpans: made.spans, quote: '', prefix: '', suffix: '' },
  ...(words === null ? { spans: null } : find(words, revisionId)),
})
const placeIn = (target: string, decisions: readonly DecidedPlace[], passage = made) => {
  const decided = nearestDecision(revisions, target, passage, decisions)
  return placeFrom(placerFor(revisions, target, textOf), target, passage, decided)
}
const said = (target: string, decisions: readonly DecidedPlace[], passage = made): string => {
  const { verdict, spans, decidedBy } = placeIn(target, decisions, passage)
  const words = spans.map((span) => textOf(target).slice(...span)).join(' … ')
  return `${verdict} ${decidedBy ?? '-'}: ${words}`
}

group('a decision about a place', () => {
  const accepted = decide('a', '2', 'Die alte Mühle brannte')

  it('[K11] wins in its revision and is carried on to later ones, never to earlier ones', () => {
    expect(said('2', [])).toBe('changed -: ')
    expect(said('2', [accepted])).toBe('exact a: Die alte Mühle brannte')
    expect(said('3', [accepted])).toBe('exact a: Die alte Mühle brannte')
    expect(said('1', [accepted])).toBe('exact -: Die Mülhe brannte')
  })

  it('[K11] gives way to the nearest one, and asks anew where its own words are changed', () => {
    const again = decide('b', '3', 'alte Mühle')
    expect(said('3', [accepted, again])).toBe('exact b: alte Mühle')
    expect(said('2', [accepted, again])).toBe('exact a: Die alte Mühle brannte')
    const changed = placeIn('3', [decide('c', '2', 'im Herbst. Der Vogt')])
    expect(changed).toMatchObject({ verdict: 'changed', spans: [], decidedBy: 'c' })
    expect(changed.proposal.map((span) => third.slice(...span))).toEqual(['im Herbst. Unser Vogt'])
  })

  it('[K11] comes home with a text restored, as what was marked in it does', () => {
    expect(said('5', [accepted])).toBe('exact -: Die Mülhe brannte')
    expect(said('6', [accepted])).toBe('exact a: Die alte Mühle brannte')
    const other = decide('d', '4', 'Der Vogt'.replace('Der', 'Unser'))
    expect(said('6', [accepted, other])).toBe('exact a: Die alte Mühle brannte')
    expect(said('5', [decide('e', '5', null)])).toBe('lost e: ')
  })

  it('[K12] detaches for later revisions too, and is passed over when the passage marks other words', () => {
    const detached = decide('f', '2', null)
    for (const revision of ['2', '3', '4']) expect(said(revision, [detached])).toBe('lost f: ')
    expect(said('5', [detached])).toBe('exact -: Die Mülhe brannte')
    expect(needsReview(placeIn('3', [detached]), detached)).toBe(false)
    expect(needsReview(placeIn('3', []), null)).toBe(true)
    const wider = { ...find('Die Mülhe brannte im Herbst', '1'), revisionId: '1' }
    expect(said('2', [accepted], wider)).toBe('changed -: ')
  })
})

group('what can be accepted unread', () => {
  const compare = (old: string, now: string) => {
    const around = (words: string): string =>
      `Am Morgen kam der Senator aus Saltmere. ${words} So steht es dort.`
    const links = chain({ id: '1', text: around(old) }, { id: '2', text: around(now) })
    const passage: Selector = links.find(old, '1')
    const placing = { ...placerFor(links.revisions, '2', links.textOf).place(passage, '1'), decidedBy: null }
    const words = placing.proposal.map((span) => links.textOf('2').slice(...span)).join(' ')
    return { placing, isSafe: isSafe(placing, old, words) }
  }

  it.each([
    ['er ist wieder-gekommen', 'er ist wiedergekommen', true],
    ['die Mülhe brannte ab', 'die Mühle brannte ab', false],
    ['es ward gesagt', 'es war gesagt', false],
    ['zahlte 10-12 Mark', 'zahlte 1012 Mark', false],
    ['das Schiff, das sank', 'das Schiff das sank', false],
    ['er war dort gewesen', 'er war nicht dort gewesen', false],
  ])('[K13] %s → %s: %s', (old, now, safe) => {
    const { placing, isSafe: isSo } = compare(old, now)
    expect(placing.verdict).toBe('changed')
    expect(isSo).toBe(safe)
  })

  it('[K13] the same words elsewhere can, what is uncertain or may turn the sense cannot', () => {
    const { placing } = compare('er war dort gewesen', 'er war nicht dort gewesen')
    expect(mayTurnSense(placing)).toBe(true)
    expect(mayTurnSense(compare('es ward gesagt', 'es war gesagt').placing)).toBe(false)
    const moved = { ...placing, verdict: 'moved' as const, findings: [] }
    expect(isSafe(moved, 'a', 'a')).toBe(true)
    for (const verdict of ['ambiguous', 'lost'] as const)
      expect(isSafe({ ...moved, verdict }, 'a', 'a')).toBe(false)
  })
})

group('the gap that something left', () => {
  it('is found through the differences of the revisions between, and shown, not taken for a place', () => {
    const links = chain(
      { id: '1', text: 'Am Morgen kam der Senator. Die Mühle brannte. Der Vogt schwieg.' },
      { id: '2', text: 'Früh am Morgen kam der Senator. Der Vogt schwieg.', origin: 'file' },
      { id: '3', text: 'Sehr früh am Morgen kam der Senator. Der Vogt schwieg.' },
    )
    const at = gapOf(links.revisions, '1', '3', links.textOf('1').indexOf('Die Mühle')) ?? -1
    expect(links.textOf('3').slice(0, at).trimEnd()).toMatch(/^Sehr früh am Morgen kam der Senator\.?$/)
    expect(gapOf(links.revisions, '3', '1', 0)).toBeNull()
    expect(gapOf(links.revisions, '1', '1', 7)).toBe(7)
  })
})
