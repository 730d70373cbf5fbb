// Requests that a page starts as soon as it has arrived, before the scripts that want the answers run. Not earlier: answers that
// take their time would hold up the words of the page itself, which come from the same server.

export interface Ahead {
  readonly id: string
  readonly url: string
  /** The answer travels packed, see lib/api/packed.ts. */
  readonly isPacked: boolean
}

const begun = (): Map<string, Promise<unknown>> | undefined =>
  (globalThis as { fontesAhead?: Map<string, Promise<unknown>> }).fontesAhead

/** Whether an answer under `id` was asked for by the page and not taken yet. */
export function isAhead(id: string): boolean {
  return begun()?.has(id) === true
}

/** The answer that the page began to fetch under `id`; `load` when it did not, when that failed, and every later time. */
export async function takeAhead<T>(id: string, load: () => Promise<T>): Promise<T> {
  const answer = begun()?.get(id)
  begun()?.delete(id)
  if (!answer) return load()
  try {
    return (await answer) as T
  } catch {
    return load()
  }
}

/** Runs in the page by itself, as text: it may use nothing from outside. */
export function beginAhead(requests: readonly Ahead[]): void {
  const page = globalThis as { fontesAhead?: Map<string, Promise<unknown>> }
  page.fontesAhead ??= new Map()
  const arrived = new Promise<void>((done) => {
    if (document.readyState !== 'loading') done()
    else addEventListener('DOMContentLoaded', () => done(), { once: true })
  })
  for (const { id, url, isPacked } of requests) {
    const answer = arrived
      .then(() => fetch(url, { credentials: 'same-origin', cache: 'no-store' }))
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status))
        if (!isPacked || !response.body) return response.json() as Promise<unknown>
        const unpacked = response.body.pipeThrough(new DecompressionStream('deflate-raw'))
        return new Response(unpacked).json() as Promise<unknown>
      })
    answer.catch(() => {})
    page.fontesAhead.set(id, answer)
  }
}
