// The doors of every noun of a project, made from the table of nouns.
import { z } from 'zod'
import { createSchema, recordSchema, reviseSchema } from '#lib/live/record-schemas.ts'
import { isWritable, nouns, type RecordKind } from '#lib/live/records.ts'
import type { Endpoint } from '../endpoint.ts'
import { events, inProject, inProjectWithId } from './in-project.ts'

/** The record routes: the same four doors for every noun. */
export function recordEndpoints(kind: RecordKind): Endpoint[] {
  const base = `/projects/{project}/${nouns[kind].plural}`
  const one = `${base}/{id}`
  const record = recordSchema(kind)
  const list: Endpoint[] = [
    {
      id: `list:${kind}`,
      method: 'GET',
      path: base,
      access: 'project.read',
      summary: `All living records of kind ${kind}`,
      params: inProject,
      answer: z.strictObject({ records: z.array(record), version: z.int() }),
    },
    {
      id: `get:${kind}`,
      method: 'GET',
      path: one,
      access: 'project.read',
      summary: `One ${kind}`,
      params: inProjectWithId,
      answer: record,
    },
  ]
  if (isWritable(kind, 'create'))
    list.push({
      id: `create:${kind}`,
      method: 'PUT',
      path: one,
      access: 'record',
      summary: `Create a ${kind}; repeating the same request is harmless`,
      params: inProjectWithId,
      body: createSchema(kind),
      answer: events,
      status: 201,
      maxBytes: 512 * 1024,
    })
  const fixedFields: readonly string[] = nouns[kind].fixed
  // Judgements and positions are never changed, only replaced: nothing of them could be revised.
  const isChangeable = Object.keys(nouns[kind].shape).some((field) => !fixedFields.includes(field))
  if (isWritable(kind, 'revise') && isChangeable)
    list.push({
      id: `revise:${kind}`,
      method: 'PATCH',
      path: one,
      access: 'record',
      summary: `Change a ${kind}`,
      params: inProjectWithId,
      body: reviseSchema(kind),
      answer: events,
      needsIfMatch: true,
      maxBytes: 512 * 1024,
    })
  if (isWritable(kind, 'retire')) {
    list.push({
      id: `retire:${kind}`,
      method: 'DELETE',
      path: one,
      access: 'record',
      summary: `Retire a ${kind} and what hangs on it; it can be restored`,
      params: inProjectWithId,
      answer: events,
      needsIfMatch: true,
    })
    list.push({
      id: `restore:${kind}`,
      method: 'POST',
      path: `${one}/restore`,
      access: 'record',
      summary: `Bring back a retired ${kind}`,
      params: inProjectWithId,
      answer: events,
    })
  }
  return list
}
