import { expect, it } from 'vitest'
import { lineReader, type WorkStep } from '#lib/api/progress.ts'

const lines =
  '{"progress":{"step":"reading"}}\n{"progress":{"step":"comparing"}}\n{"answer":{"text":"a\\nb"}}\n'

it('tells each step once, however the answer comes in, and ends with what was said last', () => {
  for (const piece of [1, 7, lines.length]) {
    const told: WorkStep[] = []
    const reader = lineReader((step) => told.push(step))
    for (let end = piece; end < lines.length + piece; end += piece) reader.read(lines.slice(0, end))
    expect(told).toEqual([{ step: 'reading' }, { step: 'comparing' }])
    expect(reader.last()).toEqual({ answer: { text: 'a\nb' } })
  }
})

it('has no last word when the answer was cut off', () => {
  const reader = lineReader(() => undefined)
  reader.read(lines.slice(0, -2))
  expect(reader.last()).toBeNull()
})
