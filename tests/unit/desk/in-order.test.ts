import { describe, expect, it } from 'vitest'
import { inOrder } from '#components/desk/in-order.ts'

interface Change {
  title?: string
  references?: readonly string[]
}

describe('what is written down by the way', () => {
  it('is sent one after another, and together what was changed meanwhile', async () => {
    const sent: Change[] = []
    const arrivals: (() => void)[] = []
    const order = inOrder<Change>()
    const send = (change: Change): Promise<boolean> => {
      sent.push(change)
      return new Promise((done) => arrivals.push(() => done(true)))
    }
    order.add({ references: ['first'] }, send)
    order.add({ references: ['first', 'second'] }, send)
    order.add({ title: 'Charter' }, send)
    expect(sent).toEqual([{ references: ['first'] }])
    expect(order.waiting()).toEqual({ references: ['first', 'second'], title: 'Charter' })
    const settled = order.settled()
    arrivals[0]?.()
    await Promise.resolve()
    await Promise.resolve()
    expect(sent[1]).toEqual({ references: ['first', 'second'], title: 'Charter' })
    expect(order.waiting()).toBeNull()
    arrivals[1]?.()
    expect(await settled).toBe(true)
    expect(sent).toHaveLength(2)
  })

  it('goes on after one that did not arrive, and tells of the last', async () => {
    const sent: Change[] = []
    const order = inOrder<Change>()
    const send = (change: Change): Promise<boolean> => {
      sent.push(change)
      return Promise.resolve(change.title !== 'lost')
    }
    order.add({ title: 'lost' }, send)
    expect(await order.settled()).toBe(false)
    order.add({ title: 'kept' }, send)
    expect(await order.settled()).toBe(true)
    expect(sent).toEqual([{ title: 'lost' }, { title: 'kept' }])
    expect(await order.settled()).toBe(true)
  })
})
