// The live line: server-sent events with our own reconnecting, since EventSource gives up for good on an HTTP error
// and does not notice that the computer slept.
import { liveFrame, type LiveFrame } from '#lib/live/event.ts'
import { backOff } from './catch-up.ts'

export interface LiveLine {
  close(): void
}

interface Ends {
  onFrame(frame: LiveFrame): void
  /** The line stands (again): what was missed must be fetched now. */
  onOpen(): void
  onCut(): void
}

const SLEPT_MS = 45_000
const BEAT_MS = 15_000

/** Opens the live line at `address` and keeps it open until `close()` or until the server ends it with `closed`. */
export function openLiveLine(address: string, ends: Ends): LiveLine {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let isOver = false

  const connect = (): void => {
    clearTimeout(timer)
    source?.close()
    if (isOver) return
    source = new EventSource(address)
    source.onopen = () => {
      attempts = 0
      ends.onOpen()
    }
    const take = (event: MessageEvent<string>): void => {
      const frame = readFrame(event.data)
      if (!frame) return
      if (frame.type === 'closed') close()
      ends.onFrame(frame)
    }
    source.onmessage = take
    for (const type of ['changed', 'presence', 'drafts', 'closed'])
      source.addEventListener(type, take as EventListener)
    source.onerror = () => {
      source?.close()
      if (isOver) return
      attempts++
      ends.onCut()
      clearTimeout(timer)
      // A little chance in the delay, so that a restarted server is not met by everyone at once.
      timer = setTimeout(connect, backOff(attempts) * (0.75 + Math.random() / 2))
    }
  }
  const reconnect = (): void => {
    attempts = 0
    connect()
  }
  const cut = (): void => ends.onCut()
  const look = (): void => {
    if (document.visibilityState === 'visible' && source?.readyState !== EventSource.OPEN) reconnect()
    else if (document.visibilityState === 'visible') ends.onOpen()
  }
  let lastBeat = Date.now()
  const beat = setInterval(() => {
    const now = Date.now()
    if (now - lastBeat > SLEPT_MS) reconnect()
    lastBeat = now
  }, BEAT_MS)

  function close(): void {
    isOver = true
    clearTimeout(timer)
    clearInterval(beat)
    source?.close()
    removeEventListener('online', reconnect)
    removeEventListener('offline', cut)
    document.removeEventListener('visibilitychange', look)
  }
  addEventListener('online', reconnect)
  addEventListener('offline', cut)
  document.addEventListener('visibilitychange', look)
  connect()
  return { close }
}

function readFrame(data: string): LiveFrame | null {
  try {
    const parsed = liveFrame.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
