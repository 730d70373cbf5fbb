// What a record must agree with beside its own schema: the records it points at, the text it quotes, the people it names.
// Each rule has one reason, which the interface translates.
import 'server-only'
import { AppError } from '#lib/api/problem.ts'
import { describe } from '#lib/anchoring/describe.ts'
import { listReferences } from '#lib/live/record-links.ts'
import { type RecordKind } from '#lib/live/records.ts'
import type { Span } from '#lib/text/span.ts'
import type { Desk } from './desk.ts'

type Fields = Readonly<Record<string, unknown>>

/** A write that the present state does not admit. */
export function refuse(reason: string, detail: string, field?: string): AppError {
  return new AppError('unprocessable', detail, {
    reason,
    ...(field === undefined ? {} : { fields: [{ path: field, message: reason }] }),
  })
}

interface Candidate {
  readonly id: string
  readonly kind: RecordKind
  /** All fields as they will be. */
  readonly after: Fields
  /** All fields as they are; null for a new record. */
  readonly before: Fields | null
}

/** Checks a record that is made or changed; returns its fields, with those filled in that the server knows better. */
export async function checkRecord(desk: Desk, candidate: Candidate): Promise<Fields> {
  await checkReferences(desk, candidate)
  await checkPeople(desk, candidate)
  await rules[candidate.kind]?.(desk, candidate)
  const { kind, after } = candidate
  if (kind === 'placement' && after['spans'] === null) return { ...after, quote: '', prefix: '', suffix: '' }
  return kind === 'passage' || kind === 'placement' ? anchored(desk, candidate) : after
}

/** Only the rule of the kind itself; for records that come back as they were. */
export async function checkRule(desk: Desk, candidate: Candidate): Promise<void> {
  await rules[candidate.kind]?.(desk, candidate)
}

/** What a record newly points at must be in this project and alive. A foreign id is the same as none. */
async function checkReferences(desk: Desk, { kind, after, before }: Candidate): Promise<void> {
  const known = new Set(before ? listReferences(kind, before).map(({ field, id }) => `${field} ${id}`) : [])
  const fresh = listReferences(kind, after).filter(({ field, id }) => !known.has(`${field} ${id}`))
  for (const group of Map.groupBy(fresh, (one) => one.kind).entries())
    if (group[1].length > 1)
      await desk.load(
        group[0],
        group[1].map((one) => one.id),
      )
  for (const { field, kind: target, id } of fresh) {
    const found = await desk.find(target, id)
    if (!found) throw refuse('link_missing', `There is no ${target} with the id in ${field}.`, field)
    if (found.retiredAt !== null) throw refuse('link_retired', `The ${target} in ${field} is retired.`, field)
  }
}

/** Whoever is named by id is, or was, a member. */
async function checkPeople(desk: Desk, { kind, after, before }: Candidate): Promise<void> {
  const now = peopleOf(kind, after)
  const known = new Set(before ? peopleOf(kind, before) : [])
  const fresh = [...new Set(now.filter((id) => !known.has(id)))]
  if (fresh.length === 0) return
  const members = await desk.list('member', { userId: { in: fresh } })
  const found = new Set(members.map((member) => member['userId']))
  if (fresh.some((id) => !found.has(id)))
    throw refuse('not_a_member', 'Somebody named here is not a member of this project.')
}

function peopleOf(kind: RecordKind, fields: Fields): string[] {
  if (kind === 'position') return typeof fields['userId'] === 'string' ? [fields['userId']] : []
  if (kind === 'edition')
    return [...((fields['userIds'] as string[] | undefined) ?? []), ...mentionsIn(fields['introduction'])]
  return kind === 'comment' || kind === 'note' ? mentionsIn(fields['body']) : []
}

function mentionsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, attrs, content } = node as { type?: unknown; attrs?: { id?: unknown }; content?: unknown }
  if (type === 'mention') return typeof attrs?.id === 'string' ? [attrs.id] : []
  return Array.isArray(content) ? content.flatMap(mentionsIn) : []
}

type Rule = (desk: Desk, candidate: Candidate) => Promise<void>

const rules: { readonly [K in RecordKind]?: Rule } = {
  async source(desk, { id, after }) {
    const same = await desk.list('source', { siglum: String(after['siglum']), retiredAt: null })
    if (same.some((one) => one.id !== id))
      throw refuse('siglum_taken', 'Another source has this siglum.', 'siglum')
  },

  async unit(desk, { after }) {
    if ((after['spans'] === null) !== (after['revisionId'] === null)) {
      throw refuse('unit_half_placed', 'A place needs both spans and the revision they count in.', 'spans')
    }
    if (typeof after['revisionId'] !== 'string') return
    const revision = await desk.find('revision', after['revisionId'])
    if (revision?.['sourceId'] !== after['sourceId']) {
      throw refuse('other_source', 'This revision belongs to another source.', 'revisionId')
    }
    const end = (after['spans'] as Span[]).at(-1)?.[1] ?? 0
    if (end > Number(revision?.['length']))
      throw refuse('outside_text', 'The spans end behind the text.', 'spans')
  },

  async passage(desk, { after }) {
    const revision = await desk.find('revision', String(after['revisionId']))
    if (revision?.['sourceId'] !== after['sourceId']) {
      throw refuse('other_source', 'This revision belongs to another source.', 'revisionId')
    }
    await unitIsOfSource(desk, after)
  },

  async placement(desk, { id, after }) {
    if ((after['decision'] === 'detached') !== (after['spans'] === null))
      throw refuse('half_placed', 'Only a detached passage has no place.', 'spans')
    const passage = await desk.find('passage', String(after['passageId']))
    const revision = await desk.find('revision', String(after['revisionId']))
    if (passage?.['sourceId'] !== revision?.['sourceId'])
      throw refuse('other_source', 'This revision belongs to another source.', 'revisionId')
    if (passage?.['revisionId'] === after['revisionId'])
      throw refuse('made_here', 'The passage was made on this revision: it stands where it was marked.')
    // Decided on other words than those it marks now, a place would speak of something nobody looked at.
    if (JSON.stringify(passage?.['spans']) !== JSON.stringify(after['passageSpans']))
      throw refuse('passage_changed', 'The passage marks other words now.', 'passageSpans')
    const { passageId, revisionId } = after
    const same = await desk.list('placement', { passageId, revisionId, retiredAt: null })
    const other = same.find((one) => one.id !== id)
    if (other)
      throw new AppError('conflict', 'The place of this passage was decided already.', {
        reason: 'place_decided',
        current: other,
      })
  },

  async assessment(desk, { after }) {
    await unitIsOfSource(desk, after)
  },

  async sourceReference(desk, { id, after }) {
    const revision = await desk.find('revision', String(after['revisionId']))
    if (revision?.['sourceId'] !== after['sourceId']) {
      throw refuse('other_source', 'This revision belongs to another source.', 'revisionId')
    }
    if (((after['spans'] as Span[] | null)?.at(-1)?.[1] ?? 0) > Number(revision?.['length']))
      throw refuse('outside_text', 'The spans end behind the text.', 'spans')
    if (after['targetSourceId'] === after['sourceId'])
      throw refuse('circle', 'A source cannot be its own reference.', 'targetSourceId')
    const { sourceId, kind, quote, before, after: behind, normalized } = after
    const where = { sourceId, kind, quote, before, after: behind, normalized, retiredAt: null }
    const same = await desk.list('sourceReference', where)
    if (same.some((one) => one.id !== id))
      throw new AppError('conflict', 'This reference was decided already.', { reason: 'reference_decided' })
  },

  async tag(desk, { id, after }) {
    await leadsNowhereBack(desk, 'tag', 'parentId', id, after['parentId'])
  },

  async claim(desk, { id, after }) {
    await leadsNowhereBack(desk, 'claim', 'supersededById', id, after['supersededById'])
  },

  async tagging(desk, { id, after }) {
    const { tagId, passageId, claimId } = after
    const same = await desk.list('tagging', { tagId, passageId, claimId, retiredAt: null })
    if (same.some((one) => one.id !== id)) {
      throw new AppError('conflict', 'This tag is already there.', { reason: 'already_tagged' })
    }
  },

  async evidence(desk, { id, after }) {
    // A link is older than what points at it and never changes its ends, so only itself could close a circle.
    if (after['toLinkId'] === id) throw refuse('circle', 'A link cannot undercut itself.', 'toLinkId')
  },

  async position(desk, { id, after, before }) {
    if (before || typeof after['replacesId'] !== 'string') return
    const old = await desk.find('position', after['replacesId'])
    if (!old) return
    if (
      old['claimId'] !== after['claimId'] ||
      old['holder'] !== after['holder'] ||
      old['userId'] !== after['userId']
    ) {
      throw refuse(
        'other_position',
        'A position replaces an earlier one of the same holder on the same claim.',
        'replacesId',
      )
    }
    const newer = await desk.list('position', { replacesId: old.id, retiredAt: null })
    if (newer.some((one) => one.id !== id)) {
      throw new AppError('conflict', 'This position was already replaced.', { reason: 'already_replaced' })
    }
  },

  async comment(desk, { after }) {
    if (typeof after['parentId'] !== 'string') return
    const head = await desk.find('comment', after['parentId'])
    const isHead = head?.['parentId'] === null
    if (!isHead || head['targetKind'] !== after['targetKind'] || head['targetId'] !== after['targetId']) {
      throw refuse(
        'other_thread',
        'An answer belongs to the first comment of a thread on the same thing.',
        'parentId',
      )
    }
  },
}

async function unitIsOfSource(desk: Desk, after: Fields): Promise<void> {
  if (typeof after['unitId'] !== 'string') return
  const unit = await desk.find('unit', after['unitId'])
  if (unit?.['sourceId'] !== after['sourceId'])
    throw refuse('other_source', 'This part belongs to another source.', 'unitId')
}

/** Following `field` from `start` must not come back to `id`. */
async function leadsNowhereBack(
  desk: Desk,
  kind: RecordKind,
  field: string,
  id: string,
  start: unknown,
): Promise<void> {
  const seen = new Set<string>()
  for (let next = start; typeof next === 'string' && !seen.has(next);) {
    if (next === id) throw refuse('circle', `This would lead ${kind} ${id} back to itself.`, field)
    seen.add(next)
    next = (await desk.find(kind, next))?.[field]
  }
}

/**
 * The server reads the stored text itself: spans must lie in it, and the quote must be what stands there. Context is
 * computed here, whatever was sent.
 */
async function anchored(desk: Desk, { after, before }: Candidate): Promise<Fields> {
  const isSame =
    before &&
    JSON.stringify([before['spans'], before['quote']]) === JSON.stringify([after['spans'], after['quote']])
  if (isSame) return { ...after, prefix: before['prefix'], suffix: before['suffix'] }
  const text = await desk.text(String(after['revisionId']))
  const spans = after['spans'] as Span[]
  if (text === null || (spans.at(-1)?.[1] ?? 0) > text.length) {
    throw refuse('outside_text', 'The spans end behind the text.', 'spans')
  }
  const found = describe(text, spans)
  if (found.quote !== after['quote']) {
    throw refuse('quote_mismatch', 'The text at this place is not the quote.', 'quote')
  }
  return { ...after, ...found }
}
