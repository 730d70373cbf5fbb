import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from '#components/reader/paced.ts'

describe('what follows at a pace', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  it('is done at once after a rest, then once for all that was asked in between', () => {
    const done: number[] = []
    const follower = paced(() => done.push(performance.now()), 200)
    const begin = performance.now()
    follower.ask()
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(30)
      follower.ask()
    }
    expect(done.map((at) => at - begin)).toEqual([0])
    vi.advanceTimersByTime(1_000)
    expect(done.map((at) => at - begin)).toEqual([0, 200])
    follower.ask()
    expect(done).toHaveLength(3)
  })

  it('is done later when it asks for itself again, and not at all once it is stopped', () => {
    let times = 0
    const follower = paced(() => {
      times++
      if (times < 3) follower.ask()
    }, 200)
    follower.ask()
    expect(times).toBe(1)
    vi.advanceTimersByTime(199)
    expect(times).toBe(1)
    vi.advanceTimersByTime(201)
    expect(times).toBe(3)
    follower.ask()
    follower.stop()
    vi.advanceTimersByTime(1_000)
    expect(times).toBe(3)
  })
})
