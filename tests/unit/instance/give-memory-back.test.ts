import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { memoryEnvironment, memoryOptions } from '#lib/server/instance/serving-process.ts'

/** Megabytes of a process that has had a large heap and is at rest, and that it had at most. */
async function afterWork(options: readonly string[]): Promise<{ most: number; atRest: number }> {
  const program = `
    const { giveMemoryBack } = await import(${JSON.stringify(new URL('../../../scripts/give-memory-back.mjs', import.meta.url).href)})
    giveMemoryBack({ everyMs: 300 })
    const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    await rest(1000)
    const work = () => structuredClone(Array.from({ length: 300000 }, (_, i) => ({ raw: [i, i + 3], box: [i, i, i, i] }))).length
    work()
    const most = process.memoryUsage().rss
    await rest(4000)
    console.log(JSON.stringify({ most: most / 2 ** 20, atRest: process.memoryUsage().rss / 2 ** 20 }))
  `
  const args = [...options, '--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, ...memoryEnvironment, NODE_OPTIONS: '' },
  })
  return JSON.parse(stdout) as { most: number; atRest: number }
}

it(
  'gives back what a large file has left behind, once the process is quiet',
  { timeout: 120_000 },
  async () => {
    const [kept, given] = await Promise.all([afterWork([]), afterWork(memoryOptions)])
    expect(given.most).toBeGreaterThan(150)
    expect(given.atRest).toBeLessThan(100)
    // Without it V8 keeps its pages: what is tested here is not done by anybody else.
    expect(kept.atRest).toBeGreaterThan(given.atRest + 80)
  },
)
