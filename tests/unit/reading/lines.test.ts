import { describe, expect, test } from 'vitest'
import { numberLines, originalLines } from '#lib/reading/lines.ts'
import type { Reading } from '#lib/reading/reading.ts'
import { readSource } from '#lib/reading/read-source.ts'

async function read(content: string, fileName: string): Promise<Reading> {
  const outcome = await readSource(new TextEncoder().encode(content), { fileName, sha256: '' })
  if (outcome.kind !== 'read') throw new Error(outcome.kind)
  return outcome.reading
}

/** The text cut at its lines, `|` where a word is divided. */
async function linesOf(content: string, fileName: string): Promise<{ lines: string[]; isOfFile: boolean }> {
  const reading = await read(content, fileName)
  const { starts, divided, isOfFile } = originalLines(reading)
  const lines = starts.map((start, i) => {
    const next = starts[i + 1]
    const line = reading.text.slice(start, next).trimEnd()
    return next !== undefined && divided.includes(next) ? `${line}|` : line
  })
  return { lines, isOfFile }
}

const page = `The soldiers came down from the granary in the morning and the
people who had been standing there since the night before were dri-
ven back upon the mole, where the captain had them counted before
he let them go to their houses again, as he wrote to his lordship.

On the next day nothing of the kind was seen in the town, and the
mayor had the doors of the granary mended at the cost of the crown.`

describe('the lines of an original', () => {
  test('are found again in a text whose lines were joined', async () => {
    const { lines, isOfFile } = await linesOf(page, 'page.txt')
    expect(isOfFile).toBe(true)
    expect(lines).toEqual(
      page
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.replace(/-$/, '|')),
    )
  })
  test('are those of the text itself where the file knows no others', async () => {
    const { lines, isOfFile } = await linesOf('<p>One paragraph.</p><p>And<br>two lines.</p>', 'page.html')
    expect({ lines, isOfFile }).toEqual({ lines: ['One paragraph.', 'And', 'two lines.'], isOfFile: false })
  })
  test('come from the tags of TEI, with the numbers that stand there', async () => {
    const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>-</p></publicationStmt><sourceDesc><p>-</p></sourceDesc></fileDesc></teiHeader><text><body><p>
<lb n="12"/>The soldiers were dri<lb n="13" break="no"/>ven back
<lb n="14"/>upon the mole.</p></body></text></TEI>`
    const reading = await read(tei, 'page.xml')
    const found = originalLines(reading)
    expect(reading.text).toBe('The soldiers were driven back upon the mole.')
    expect(found.labels).toEqual([
      [0, '12'],
      [21, '13'],
      [30, '14'],
    ])
    expect(found.divided).toEqual([21])
  })
  test('are counted anew on each page, or through the whole text', () => {
    const lines = { starts: [0, 10, 20, 30, 40], labels: [[20, '7a']] as const }
    const pages = [{ at: 0 }, { at: 12 }]
    expect(numberLines(lines, pages, 'page')).toEqual(['1', '2', '7a', '2', '3'])
    expect(numberLines(lines, pages, 'text')).toEqual(['1', '2', '3', '4', '5'])
  })
})
