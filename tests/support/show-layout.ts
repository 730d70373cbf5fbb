// A reading as an editor would note it down: one line for each block, `{1}` where a note is called, `⟦12⟧` where a page
// begins (`⟦·2⟧`: counted, not printed), `⏎` for a line end inside a block; then what was left out, copies and problems.
import type { Reading } from '#lib/reading/reading.ts'

const shown = (text: string): string => text.replace(/\s+/g, ' ').trim()

export function showLayout(reading: Reading, raw: string): string {
  const { text, blocks, notes, pages, furniture, duplicates, problems } = reading
  const signs: { at: number; order: number; sign: string }[] = []
  for (const { at, label } of notes) if (at !== null) signs.push({ at, order: 0, sign: `{${label}}` })
  for (const { at, label, labelSource } of pages)
    signs.push({ at, order: 1, sign: `⟦${labelSource === 'printed' ? '' : '·'}${label}⟧` })
  signs.sort((a, b) => a.at - b.at || a.order - b.order)
  const lines: string[] = []
  let next = 0
  const withSigns = (start: number, end: number): string => {
    let [out, at] = ['', start]
    for (; (signs[next]?.at ?? Infinity) <= end; next++) {
      const sign = signs[next]
      if (!sign) break
      out += text.slice(at, Math.max(at, sign.at)) + sign.sign
      at = Math.max(at, sign.at)
    }
    return (out + text.slice(at, end)).replace(/\n/g, '⏎')
  }
  for (const { kind, level, start, end } of blocks)
    if (kind !== 'note') lines.push(`${kind}${level ?? ''}: ${withSigns(start, end)}`)
  for (const { label, state, body, kind } of notes) {
    const words = body ? ` ${text.slice(...body).replace(/\n/g, '⏎')}` : ''
    const manner = [kind === 'footnote' ? '' : kind, state === 'linked' ? '' : state]
      .filter(Boolean)
      .join(', ')
    lines.push(`note ${label}${manner ? ` (${manner})` : ''}:${words}`)
  }
  for (const { kind, text: left } of furniture) lines.push(`left out, ${kind}: ${shown(left)}`)
  for (const {
    raw: [start, end],
  } of duplicates) {
    const copy = shown(raw.slice(start, end))
    lines.push(`copy: ${copy.slice(0, 24)} … ${copy.slice(-16)}`)
  }
  for (const { code, label } of problems)
    if (code !== 'line_ends_uncertain') lines.push(`problem: ${code}${label ? ` ${label}` : ''}`)
  return `${lines.join('\n')}\n`
}
