// What a page takes for itself, in a browser that nobody drives: whoever watches the network of a page, as Playwright does, makes
// it keep every answer. So the browser is started by hand and asked over its own line (Chrome DevTools Protocol).
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from '#tests/support/find-browser.ts'

interface Cookie {
  readonly name: string
  readonly value: string
  readonly url: string
}

/**
 * MB of the page's process once it is open and the garbage is gone: what it wrote itself and shares with nobody, as Chromium's
 * task manager counts it. Null where /proc does not tell.
 */
export async function rendererMemory(url: string, cookie?: Cookie): Promise<number | null> {
  const profile = mkdtempSync(path.join(tmpdir(), 'fontes-memory-'))
  const browser = spawn(
    findBrowser() ?? 'chromium',
    [
      '--headless=new',
      '--remote-debugging-port=0',
      '--no-first-run',
      '--window-size=1440,900',
      `--user-data-dir=${profile}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  try {
    const line = await connect(await addressOf(browser.stderr))
    if (cookie) await line.ask('Storage.setCookies', { cookies: [cookie] })
    const { targetId } = await line.ask('Target.createTarget', { url })
    const { sessionId } = await line.ask('Target.attachToTarget', { targetId, flatten: true })
    const session = String(sessionId)
    await untilOpen(line, session)
    // What goes the first time leaves more to go, and some of it is given back only after a while.
    for (let i = 0; i < 3; i++) {
      await line.ask('HeapProfiler.collectGarbage', {}, session)
      await rest(3_000)
    }
    const { processInfo } = await line.ask('SystemInfo.getProcessInfo')
    line.close()
    const sizes = (processInfo as readonly { readonly type: string; readonly id: number }[])
      .filter(({ type }) => type === 'renderer')
      .flatMap(({ id }) => ownMemory(id) ?? [])
    return sizes.length === 0 ? null : Math.max(...sizes)
  } finally {
    const gone = new Promise((done) => browser.once('exit', done))
    browser.kill('SIGKILL')
    await gone
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** The reader is open when it has put its own marks in the place of the page's. */
async function untilOpen(line: Line, session: string): Promise<void> {
  const expression = `document.readyState === 'complete' && location.href !== 'about:blank' && !('fontesOpening' in window)`
  for (let tries = 0; ; tries++) {
    const answer = await line.ask('Runtime.evaluate', { expression }, session)
    if ((answer['result'] as { value?: unknown }).value === true) break
    if (tries > 300) throw new Error('The page did not open within a minute.')
    await rest(200)
  }
  await rest(3_000)
}

function ownMemory(processId: number): number | null {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8')
    const kilobytes = [...status.matchAll(/^(?:RssAnon|VmSwap):\s+(\d+) kB/gm)].map(([, kb]) => Number(kb))
    return kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024
  } catch {
    return null
  }
}

async function addressOf(complaints: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of complaints) {
    said += String(chunk)
    const address = /ws:\/\/\S+/.exec(said)?.[0]
    if (address) return address
  }
  throw new Error(`The browser did not start: ${said.slice(0, 500)}`)
}

interface Line {
  ask(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>
  close(): void
}

async function connect(address: string): Promise<Line> {
  const socket = new WebSocket(address)
  await new Promise((done, failed) => {
    socket.onopen = done
    socket.onerror = failed
  })
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>()
  let last = 0
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as {
      id?: number
      result?: Record<string, unknown>
      error?: { message: string }
    }
    if (error) throw new Error(error.message)
    if (id !== undefined) waiting.get(id)?.(result ?? {})
  }
  return {
    ask(method, params = {}, sessionId) {
      return new Promise((answer) => {
        waiting.set(++last, answer)
        socket.send(JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) }))
      })
    },
    close: () => socket.close(),
  }
}

const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
