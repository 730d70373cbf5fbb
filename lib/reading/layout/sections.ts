// Parts of a text that are sources of their own: numbered documents of an edition, each under its heading.
import type { BuiltText } from '../builder.ts'
import type { Section } from '../reading.ts'
import { isDateLine } from './line-shapes.ts'

const numbered = /^(\p{L}[\p{L}.]{2,20})\s+(?:Nr\.?\s*|No\.?\s*|№\s*)?(\d{1,4}|[IVXLC]{1,8})\b[.:]?/u

/** Headings with the same word and ascending numbers ("Dokument 1", "Dokument 2") begin sections. */
export function findSections({ text, blocks }: BuiltText): Section[] {
  const mainEnd = blocks.find(({ kind }) => kind === 'note')?.start ?? text.length + 1
  const heads = blocks.flatMap((block, i) => {
    if (block.kind !== 'heading') return []
    const match = numbered.exec(text.slice(block.start, block.end))
    return match ? [{ block, i, word: (match[1] ?? '').toLowerCase() }] : []
  })
  const counts = new Map<string, number>()
  for (const { word } of heads) counts.set(word, (counts.get(word) ?? 0) + 1)
  const own = heads.filter(({ word }) => (counts.get(word) ?? 0) > 1)
  return own.map(({ block, i }, k): Section => {
    const end = Math.min(own[k + 1]?.block.start ?? mainEnd, mainEnd) - 1
    const next = blocks[i + 1]
    const date = blocks.slice(i + 1, i + 5).find((one) => isDateLine(text.slice(one.start, one.end)))
    const about = next && next.end - next.start < 300 ? `: ${text.slice(next.start, next.end)}` : ''
    return {
      start: block.start,
      end,
      title: text.slice(block.start, block.end) + about,
      ...(date ? { date: text.slice(date.start, date.end) } : {}),
    }
  })
}
