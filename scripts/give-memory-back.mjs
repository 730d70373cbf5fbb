// Loaded into the web server before anything else. A large file leaves a large heap: V8 keeps its empty pages for later, and only
// a collection of the last resort gives them back to the system. That one holds up the process for some tenths of a second, so it
// is made when the process has become larger and is quiet. What is still in use afterwards is the new measure.
import { performance } from 'node:perf_hooks'

/**
 * Looks every `everyMs`; `grownBy`: more megabytes than after the last time are worth the pause. Quiet: in less than a fifth of
 * the time since the last look something ran.
 */
export function giveMemoryBack({ everyMs = 10_000, grownBy = 24 } = {}) {
  const collect = globalThis.gc
  if (!collect) return
  let measure = null
  let lately = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, lately)
    lately = now
    const { rss } = process.memoryUsage()
    if (utilization > 0.2) return
    // What the process has when it is quiet for the first time is its size.
    measure ??= rss
    if (rss <= measure + grownBy * 2 ** 20) return
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    measure = process.memoryUsage().rss
  }, everyMs)
  timer.unref()
}

giveMemoryBack()
