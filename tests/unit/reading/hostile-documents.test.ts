// What somebody made to break the readers of pages and documents: refused with its code or read with its report, never an exception.
import { expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { decodeHtml } from '#lib/reading/formats/html/decode-html.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { hostileByFormat, hostileDocuments } from '#tests/support/hostile-documents.ts'

// A busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

it('there are enough of them', () => {
  for (const files of Object.values(hostileByFormat)) expect(files.length).toBeGreaterThanOrEqual(20)
})

it.each(hostileDocuments)(
  '[R40] [R41] [R48] [R49] $name',
  async ({ fileName, bytes, outcome, problems = [] }) => {
    const data = bytes()
    const found = await readSource(data, { fileName, sha256: '' })
    expect(found.kind === 'refused' ? found.code : found.kind).toBe(outcome)
    if (found.kind === 'refused') expect(found.message).toMatch(/^.{10,}\.$/su)
    if (found.kind !== 'read') return
    const codes = found.reading.problems.map(({ code }) => code)
    for (const code of problems) expect(codes).toContain(code)
    const decoded = decodeHtml(data)
    const raw = found.reading.original ?? (decoded.kind === 'decoded' ? decoded.raw : '')
    expect(checkReading(found.reading, raw)).toEqual([])
  },
)
