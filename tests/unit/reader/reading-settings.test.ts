import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  choicesOf,
  readSettings,
  settingsAttributes,
  usualSettings,
  writeSettings,
  type ReadingSetting,
} from '#components/reader/reading-settings.ts'

const names = Object.keys(usualSettings) as ReadingSetting[]
const settings = fc
  .tuple(...names.map((name) => fc.constantFrom(...choicesOf(name))))
  .map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])) as typeof usualSettings)

test('settings come back from the cookie as they were, and hold nothing that a cookie may not', () => {
  fc.assert(
    fc.property(settings, (wanted) => {
      const written = writeSettings(wanted)
      expect(written).toMatch(/^[\w.]*$/)
      expect(readSettings(written)).toEqual(wanted)
    }),
  )
})
test.each(['', 'face', 'size.9000', 'face.sans.serif; path=/', 'toString.x', '___', 'lines.page_'])(
  'what means nothing leaves the page as it is: %s',
  (written) => {
    const { lines, face, ...rest } = readSettings(written)
    expect(rest).toEqual(expect.objectContaining({ size: '100', measure: 'normal' }))
    expect([['none', 'page'].includes(lines), ['serif', 'sans'].includes(face)]).toEqual([true, true])
  },
)
test('only what is not as usual is written on the page', () => {
  expect(Object.values(settingsAttributes(usualSettings)).filter((one) => one !== undefined)).toEqual([])
  expect(settingsAttributes({ ...usualSettings, face: 'sans' })['data-reading-face']).toBe('sans')
})
