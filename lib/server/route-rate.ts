// How often one person, or one address, may ask. Ordinary work never comes near these numbers.
import 'server-only'
import type { Endpoint } from '#lib/api/endpoint.ts'
import type { Identity } from './identity.ts'
import { requireToken } from './rate-limit.ts'
import { addressOf } from './request-guards.ts'

const readsPerMinute = 1800
const writesPerMinute = 900
/** For addresses without a person: a lecture hall behind one address must pass. */
const publicPerMinute = 600

/** Throws `rate_limited` when this asker has used up the endpoint's minute. */
export async function limitRate(endpoint: Endpoint, request: Request, { actor }: Identity): Promise<void> {
  const who = actor ? `person:${actor.userId}` : `address:${addressOf(request.headers)}`
  if (endpoint.ratePerMinute !== undefined) {
    return requireToken(`${who}:${endpoint.id}`, endpoint.ratePerMinute)
  }
  if (!actor) return requireToken(`${who}:public`, publicPerMinute)
  return endpoint.method === 'GET'
    ? requireToken(`${who}:read`, readsPerMinute)
    : requireToken(`${who}:write`, writesPerMinute)
}
