import { takeAhead } from '#components/enclosure/ahead.ts'
import { call } from '#lib/api/client.ts'
import { toLists } from '#lib/live/record-columns.ts'
import type { Transport } from './store-view.ts'

/** The store's way to the server over /api/v1; `aheadId`: under which the page began to fetch the whole project. */
export function httpTransport(project: string, aheadId: string): Transport {
  return {
    async send(operationId, writes) {
      const body = { id: operationId, writes: [...writes] }
      return (await call('writeBatch', { params: { project }, body })).events
    },
    async revert(operationId, target) {
      const params = { project, id: target }
      return (await call('revertOperation', { params, body: { operationId } })).events
    },
    changes: (since) => call('changes', { params: { project }, query: { since } }),
    async snapshot() {
      const { version, ...held } = await takeAhead(aheadId, () =>
        call('columnSnapshot', { params: { project } }),
      )
      return { version, records: toLists(held) }
    },
  }
}
