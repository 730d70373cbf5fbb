// What somebody made to break a reader: refused with its code or read with its report, and never an exception.
import { expect, it, vi } from 'vitest'
import { checkReading } from '#lib/reading/check-reading.ts'
import { readSource } from '#lib/reading/read-source.ts'
import { decodeXml } from '#lib/reading/xml/decode-xml.ts'
import { hostileOcr } from '#tests/support/hostile-ocr.ts'
import { hostilePdfs } from '#tests/support/hostile-pdf.ts'
import { hostileTei } from '#tests/support/hostile-tei.ts'

vi.setConfig({ testTimeout: 60_000 })

const files = [
  ...hostilePdfs.map((file) => ({ ...file, name: `PDF: ${file.name}` })),
  ...hostileTei.map((file) => ({ ...file, name: `TEI: ${file.name}` })),
  ...hostileOcr,
]

it('there are enough of them', () => {
  expect(hostilePdfs.length).toBeGreaterThanOrEqual(20)
  expect(hostileTei.length).toBeGreaterThanOrEqual(20)
  expect(hostileOcr.length).toBeGreaterThanOrEqual(10)
})

it.each(files)('[R52] [R57] $name', async ({ fileName, bytes, outcome, problems = [] }) => {
  const data = bytes()
  const found = await readSource(data, { fileName, sha256: '' })
  expect(found.kind === 'refused' ? found.code : found.kind).toBe(outcome)
  if (found.kind === 'refused') expect(found.message).toMatch(/^\p{Lu}.{10,}\.$/su)
  if (found.kind !== 'read') return
  const codes = found.reading.problems.map(({ code }) => code)
  for (const code of problems) expect(codes).toContain(code)
  const decoded = decodeXml(data)
  const raw = found.reading.original ?? (decoded.kind === 'decoded' ? decoded.raw : '')
  expect(checkReading(found.reading, raw)).toEqual([])
})
