// Tells "the database does not answer" from a mistake of ours: the first is said to the caller and may be tried again.
import 'server-only'

/** Prisma's own codes for: unreachable, timed out, closed, no free connection. */
const prismaCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']
/** SQLSTATE: connection exceptions (08…), too many connections, shutdown, crash, starting up. */
const sqlStates = /^(08...|53300|57P01|57P02|57P03)$/
const systemCodes = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']
const adapterKinds = ['DatabaseNotReachable', 'ConnectionClosed', 'TooManyConnections', 'SocketTimeout']
/** node-postgres says these without a code. */
const driverWords =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|not queryable/i

export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, originalCode, kind, cause, meta, message } = error as Record<string, unknown>
  for (const found of [code, originalCode]) {
    if (
      typeof found === 'string' &&
      (prismaCodes.includes(found) || sqlStates.test(found) || systemCodes.includes(found))
    )
      return true
  }
  if (typeof kind === 'string' && adapterKinds.includes(kind)) return true
  if (typeof message === 'string' && driverWords.test(message)) return true
  const adapter = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  return isDatabaseDown(cause, depth + 1) || isDatabaseDown(adapter, depth + 1)
}
