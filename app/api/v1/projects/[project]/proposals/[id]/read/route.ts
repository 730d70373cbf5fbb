import { endpoints } from '#lib/api/endpoints.ts'
import { defineRoute } from '#lib/server/define-route.ts'
import { readProposal } from '#lib/server/sources/proposals.ts'
import { toDeskReading } from '#lib/server/sources/proposal-rows.ts'

export const POST = defineRoute(endpoints.readProposal, async ({ grant, params, body, request }) => {
  const { encoding, choices, withReading } = body
  const { proposal, reading } = await readProposal(grant, params.id, {
    encoding,
    choices,
    signal: request.signal,
  })
  return { proposal, reading: withReading ? toDeskReading(reading) : null }
})
