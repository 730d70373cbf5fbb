// Builds a reading from its original, piece by piece, so that nothing of the original can be forgotten: what is copied
// stands in the map, what is changed in the edits, what is left out in the furniture; the rest is found by a last sweep.
import type { Span } from '#lib/text/span.ts'
import type { Block, BlockKind, Edit, Furniture, MapRun } from './reading.ts'

/** What a reader calls while it walks through `raw`. Raw spans must not be handed in twice. */
export interface ReadingBuilder {
  /** Begins a block; one line feed separates it from the block before. */
  open(kind: BlockKind, more?: { level?: number }): void
  /** Ends the block; an empty one leaves nothing behind. */
  close(): void
  /** Copies `raw[start, end)`: NFC, line ends as line feeds, NUL taken out; each such change is an edit. */
  copy(start: number, end: number): void
  /** Puts `replacement` in the place of `raw[start, end)`. */
  replace(start: number, end: number, kind: string, replacement: string, certain?: boolean): void
  /** Leaves `raw[start, end)` out of the text. */
  drop(start: number, end: number, kind: string): void
  /** Says that `raw[start, end)` is accounted for elsewhere (the marker of a note). */
  claim(start: number, end: number): void
  /** Where the next copied character will stand in the text; between blocks, where the next block will begin. */
  at(): number
  /** How long the text is so far. */
  end(): number
  finish(): BuiltText
}

export interface BuiltText {
  readonly text: string
  readonly blocks: Block[]
  readonly map: MapRun[]
  readonly edits: Edit[]
  readonly furniture: Furniture[]
}

/** A base character with its accents, Hangul syllables whole: composing never reaches beyond it. */
const cluster =
  /(?:[\u1100-\u1112][\u1161-\u1175]?[\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]?|[^])\p{M}*/gu
const composes = /^[\p{M}\u1161-\u1175\u11a8-\u11c2]/u
export function readingBuilder(raw: string): ReadingBuilder {
  const parts: string[] = []
  let length = 0
  const blocks: Block[] = []
  const map: [number, number, number][] = []
  const edits: Edit[] = []
  const furniture: Furniture[] = []
  const taken: [number, number][] = []
  let open: Block | null = null

  const append = (piece: string): void => {
    if (piece === '') return
    if (open && open.end < 0) {
      if (length > 0) {
        parts.push('\n')
        length++
      }
      open.start = length
      open.end = length
      blocks.push(open)
    }
    parts.push(piece)
    length += piece.length
    if (open) open.end = length
  }
  const edit = (start: number, end: number, kind: string, replacement: string, certain: boolean): void => {
    append(replacement)
    edits.push({ raw: [start, end], kind, replacement, certain })
    taken.push([start, end])
  }
  const run = (start: number, end: number): void => {
    if (end <= start) return
    append(raw.slice(start, end))
    taken.push([start, end])
    const to = length - (end - start)
    const last = map.at(-1)
    if (last && last[0] + last[2] === to && last[1] + last[2] === start) last[2] += end - start
    else map.push([to, start, end - start])
  }
  /** The last letter waits in the text, and an accent from beyond left-out characters is to be joined with it. */
  const joinAccent = (start: number, end: number, accent = raw.slice(start, end)): boolean => {
    const tail = parts.at(-1) ?? ''
    const before = tail.match(cluster)?.at(-1) ?? ''
    const composed = (before + accent).normalize('NFC')
    if (before === '' || composed === before + accent) return false
    parts[parts.length - 1] = tail.slice(0, tail.length - before.length) + composed
    length += composed.length - before.length
    if (open) open.end = length
    const last = map.at(-1)
    const from = length - composed.length
    if (last && last[0] + last[2] === from + before.length && last[2] >= before.length) {
      last[2] -= before.length
      edits.push({
        raw: [last[1] + last[2], last[1] + last[2] + before.length],
        kind: 'nfc',
        replacement: composed,
        certain: true,
      })
      if (last[2] === 0) map.pop()
    } else {
      const lastEdit = edits.findLast((one) => one.replacement.endsWith(before))
      if (lastEdit) lastEdit.replacement = lastEdit.replacement.slice(0, -before.length) + composed
    }
    edits.push({ raw: [start, end], kind: 'nfc', replacement: '', certain: true })
    taken.push([start, end])
    return true
  }

  const copyLine = (start: number, end: number): void => {
    const piece = raw.slice(start, end)
    if (piece.normalize('NFC') === piece && !composes.test(piece)) return run(start, end)
    let at = start
    for (const [found] of piece.matchAll(cluster)) {
      const to = at + found.length
      const normal = found.normalize('NFC')
      if (composes.test(found) && length > 0 && open && open.end === length && joinAccent(at, to)) {
        // It stands in the text already, as a part of the letter before it.
      } else if (normal === found) run(at, to)
      else edit(at, to, 'nfc', normal, true)
      at = to
    }
  }

  return {
    open(kind, more = {}) {
      open = { kind, start: -1, end: -1, ...more }
    },
    close() {
      open = null
    },
    copy(start, end) {
      let at = start
      // A return is a line feed, on its own or with the line feed after it.
      for (const hit of raw.slice(start, end).matchAll(/\r\n?|\0|\f/g)) {
        const from = start + hit.index
        copyLine(at, from)
        at = from + hit[0].length
        if (hit[0] === '\0') edit(from, at, 'nul', '', true)
        else if (hit[0] === '\f') edit(from, at, 'page-break', ' ', true)
        else edit(from, at, 'line-end', '\n', true)
      }
      copyLine(at, end)
    },
    replace(start, end, kind, replacement, certain = true) {
      const stands = composes.test(replacement) && length > 0 && open?.end === length
      if (!stands || !joinAccent(start, end, replacement))
        edit(start, end, kind, replacement.normalize('NFC'), certain)
    },
    drop(start, end, kind) {
      if (end <= start) return
      furniture.push({ raw: [start, end], kind, text: raw.slice(start, end) })
      taken.push([start, end])
    },
    claim: (start, end) => void taken.push([start, end]),
    end: () => length,
    at: () => ((!open || open.end < 0) && length > 0 ? length + 1 : length),
    finish() {
      sweep(raw, taken, edits, furniture)
      const byPlace = (a: { raw: Span }, b: { raw: Span }): number =>
        a.raw[0] - b.raw[0] || a.raw[1] - b.raw[1]
      return {
        text: parts.join(''),
        blocks,
        map,
        edits: edits.sort(byPlace),
        furniture: furniture.sort(byPlace),
      }
    },
  }
}

/** What nobody asked for: blank space is an edit that leaves nothing, visible characters are marks of the format. */
function sweep(raw: string, taken: readonly [number, number][], edits: Edit[], furniture: Furniture[]): void {
  const sorted = [...taken].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  let at = 0
  const close = (to: number): void => {
    for (const hit of raw.slice(at, to).matchAll(/[\s\0\ufeff]+|[^\s\0\ufeff]+/g)) {
      const span: Span = [at + hit.index, at + hit.index + hit[0].length]
      if (/^[\s\0\ufeff]/.test(hit[0]))
        edits.push({ raw: span, kind: blankKind(hit[0]), replacement: '', certain: true })
      else furniture.push({ raw: span, kind: 'markup', text: hit[0] })
    }
  }
  for (const [start, end] of sorted) {
    if (start > at) close(start)
    at = Math.max(at, end)
  }
  if (at < raw.length) close(raw.length)
}

function blankKind(blank: string): string {
  if (blank.includes('\f')) return 'page-break'
  if (/[\r\n]/.test(blank)) return 'break'
  return blank.includes('\ufeff') ? 'byte-order-mark' : blank.includes('\0') ? 'nul' : 'space'
}
