// The server's own words: one JSON line for each event on stderr. Never bodies, cookies, tokens or passwords.
import 'server-only'

/** Writes one line; an error is given with its stack, which stays here and never reaches an answer. */
export function log(
  level: 'info' | 'warn' | 'error',
  event: string,
  detail: Record<string, unknown> = {},
): void {
  const line = { at: new Date().toISOString(), level, event, ...plain(detail) }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

function plain(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      value instanceof Error ? (value.stack ?? value.message) : value,
    ]),
  )
}
