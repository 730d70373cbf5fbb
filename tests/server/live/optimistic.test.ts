// The browser's guess and the server's answer: one project, the same writes, the same records.
import '#tests/support/database.ts'
import { expect, test } from 'vitest'
import { applyInverse, applyWrites } from '#components/live/optimistic.ts'
import type { Write } from '#lib/live/event.ts'
import { toState, type Records } from '#lib/live/state.ts'
import { toProse } from '#lib/prose/document.ts'
import { revertOperation, writeRecords } from '#lib/server/records/commands.ts'
import { loadSnapshot } from '#lib/server/records/queries.ts'
import { creation, makeProject, makeSource, newId, passageFields } from '#tests/support/factories.ts'

/** Without times, which only the server knows. */
const shown = (records: Records): unknown =>
  JSON.parse(
    JSON.stringify(records, (key, value: unknown) =>
      ['createdAt', 'updatedAt'].includes(key) ? undefined : value,
    ),
  )

test('[L3] what is shown before the answer is what the answer says', async () => {
  const { grant, owner } = await makeProject()
  const source = await makeSource(grant, 'Anno 1630 brannte die Mühle ab; der Müller entkam.')
  const read = async (): Promise<Records> => {
    const { projectId, version, records } = await loadSnapshot(grant)
    return toState(projectId, version, records).records
  }
  const passage = creation('passage', passageFields(source, [[0, 9]]))
  const [claim, other] = [
    creation('claim', { statement: 'It burned.' }),
    creation('claim', { statement: 'It did not.' }),
  ]
  const attestation = creation('attestation', {
    passageId: passage.id,
    claimId: claim.id,
    polarity: 'affirms',
  })
  const link = creation('evidence', {
    fromAttestationId: attestation.id,
    toClaimId: claim.id,
    relation: 'supports',
    reasoning: 'So.',
  })
  const undercut = creation('evidence', {
    fromClaimId: other.id,
    toLinkId: link.id,
    relation: 'undercuts',
    reasoning: 'No.',
  })
  const tag = creation('tag', { label: 'fire' })
  const child = creation('tag', { label: 'arson', parentId: tag.id })
  const steps: Write[][] = [
    [passage, claim, other, attestation, link, undercut],
    [tag, child, creation('tagging', { tagId: tag.id, passageId: passage.id })],
    [creation('note', { passageId: passage.id, body: toProse('A note.') })],
    [creation('comment', { targetKind: 'claim', targetId: claim.id, body: toProse('Really?') })],
    [
      {
        op: 'revise',
        kind: 'claim',
        id: claim.id,
        ifVersion: 1,
        fields: { statement: 'It burned down.', supersededById: other.id },
      },
    ],
    [{ op: 'retire', kind: 'tag', id: tag.id, ifVersion: 1 }],
    [{ op: 'retire', kind: 'claim', id: claim.id, ifVersion: 2 }],
    [{ op: 'retire', kind: 'passage', id: passage.id, ifVersion: 1 }],
  ]
  const done: string[] = []
  for (const writes of steps) {
    const guess = applyWrites(await read(), writes, { userId: owner.id, at: '2026-01-01T00:00:00.000Z' })
    done.push(newId())
    await writeRecords(grant, done.at(-1) ?? '', writes)
    expect(shown(guess)).toEqual(shown(await read()))
  }
  // And back again: each undo is foreseen as well.
  for (const operation of done.toReversed()) {
    const events = await writeRecords(grant, operation, steps[done.indexOf(operation)] ?? [])
    const guess = applyInverse(await read(), events)
    await revertOperation(grant, newId(), operation)
    const now = await read()
    expect(withoutVersions(guess)).toEqual(withoutVersions(now))
  }
})

// A guess cannot know how often a record has changed that it does not hold.
const withoutVersions = (records: Records): unknown =>
  JSON.parse(JSON.stringify(shown(records), (key, value: unknown) => (key === 'version' ? undefined : value)))
