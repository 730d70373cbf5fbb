import '#tests/support/database.ts'
import { expect, test } from 'vitest'
import { operatorGrant } from '#lib/server/access.ts'
import { database } from '#lib/server/database/client.ts'
import { loadDemonstration } from '#lib/server/demonstration/load.ts'
import { loadSnapshot, loadSnapshotText } from '#lib/server/records/queries.ts'
import { jsonKinds } from '#lib/server/records/rows.ts'

test('the snapshot as it travels says what the snapshot says', async () => {
  expect(await loadDemonstration()).toBe(true)
  const project = await database().project.findFirstOrThrow({ include: { members: true } })
  const grant = operatorGrant(project.members[0]?.userId ?? '', project.id, project.slug)
  const { projectId, version, role, records } = await loadSnapshot(grant)
  // Of each kind that PostgreSQL writes by itself there must be something to compare.
  for (const kind of jsonKinds) expect([kind, records[kind]?.length]).not.toEqual([kind, 0])
  const { text } = await loadSnapshotText(grant)
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ projectId, version, role, records })))
})
