// Writes the characters of a page as a browser lays them out: runs of blanks are one, blanks at the edges of a block are none,
// two line ends in a row begin a new block, soft hyphens are not seen. What is not written the reading accounts for as blank.
import type { Flow, Piece } from '../../flow/flow.ts'
import type { BlockKind } from '../../reading.ts'

export interface Block {
  readonly kind: BlockKind
  readonly level?: number
  /** Of a table row or a heading: it stays one block whatever stands in it. */
  readonly isLine: boolean
}

export interface LineWriter {
  /** `isPre`: blanks and line ends are drawn as they are written. */
  text(piece: Piece, block: Block, isPre: boolean): void
  /** A sign that the browser draws in the place of a tag. */
  sign(piece: Piece, kind: string, shown: string, block: Block): void
  /** A line end, if text stands on both sides; `isSoft`: where a box begins or ends inside a line. */
  lineEnd(piece: Piece, isSoft: boolean): void
  /** Parts this cell of a row from the one before. */
  cell(piece: Piece): void
  /** The number of a list, before the next text. */
  prefix(piece: Piece, shown: string): void
  /** `act` is done where the next text begins. */
  begin(act: () => void): void
  /** Ends the block. */
  end(): void
  /** Ends the last block. */
  finish(): void
}

const blanks = /[ \t\n\r\f\u00a0\u00ad]+/g
const edge = /^[ \t\n\r\f\u00a0]+$/

export function lineWriter(flow: Flow, raw: string): LineWriter {
  let isOpen = false
  let blank: Piece | null = null
  let hardEnds: Piece[] = []
  let softEnd: Piece | null = null
  let cells: Piece[] = []
  let number: { piece: Piece; shown: string } | null = null

  let beginnings: (() => void)[] = []

  const begin = (): void => {
    for (const act of beginnings) act()
    beginnings = []
  }
  const shownOf = ({ start, end, text }: Piece): string => text ?? raw.slice(start, end)
  const forget = (): void => {
    blank = softEnd = null
    hardEnds = []
    cells = []
  }
  const open = ({ kind, level }: Block): void => {
    flow.open(kind, level === undefined ? {} : { level })
    isOpen = true
  }
  const close = (): void => {
    if (isOpen) flow.close()
    isOpen = false
    forget()
  }
  /** Before a visible character. */
  const flush = (block: Block): void => {
    if (isOpen && hardEnds.length > 1 && cells.length === 0 && !block.isLine) close()
    if (!isOpen) {
      const leading = cells
      open(block)
      forget()
      cells = leading
    }
    const lineEnd = hardEnds[0] ?? softEnd
    if (cells.length > 0) for (const piece of cells) flow.put(piece, 'cell', '\t')
    else if (lineEnd) flow.put(lineEnd, 'line-end', '\n')
    else if (blank) {
      const shown = shownOf(blank)
      if (shown === ' ' || shown === '\u00a0') flow.copy(blank, raw)
      else flow.put(blank, 'space', ' ')
    }
    forget()
    begin()
    if (number) flow.put(number.piece, 'list-number', number.shown)
    number = null
  }
  /** A no-break space among other blanks is the one that stays. */
  const hold = (piece: Piece): void => {
    const shown = shownOf(piece)
    const firm = shown.indexOf('\u00a0')
    if (firm >= 0 && (blank === null || !shownOf(blank).includes('\u00a0')))
      blank = piece.text === undefined ? { start: piece.start + firm, end: piece.start + firm + 1 } : piece
    else blank ??= piece
  }

  const flowing = (piece: Piece, block: Block): void => {
    const shown = shownOf(piece)
    if (piece.text !== undefined) {
      if (edge.test(shown)) hold(piece)
      else if (shown === '\u00ad') flow.put(piece, 'soft-hyphen', '')
      else {
        flush(block)
        flow.copy(piece, raw)
      }
      return
    }
    let at = piece.start
    const copy = (to: number): void => {
      if (to <= at) return
      flush(block)
      flow.copy({ start: at, end: to }, raw)
      at = to
    }
    for (const hit of shown.matchAll(blanks)) {
      const [from, to] = [piece.start + hit.index, piece.start + hit.index + hit[0].length]
      const isInside = from > piece.start && to < piece.end
      if (isInside && (hit[0] === ' ' || hit[0] === '\u00a0')) continue
      copy(from)
      at = to
      let start = from
      for (const part of hit[0].split(/(\u00ad+)/)) {
        const span = { start, end: start + part.length }
        if (part.startsWith('\u00ad')) flow.put(span, 'soft-hyphen', '')
        else if (part !== '') hold(span)
        start = span.end
      }
    }
    copy(piece.end)
  }

  const asWritten = (piece: Piece, block: Block): void => {
    let start = piece.start
    for (const part of shownOf(piece).split(/(\r\n?|\n)/)) {
      const span: Piece = piece.text === undefined ? { start, end: start + part.length } : piece
      start += part.length
      if (/^[\r\n]/.test(part)) {
        hardEnds.push(span)
        blank = null
      } else if (part.trim() === '') {
        if (part !== '') blank ??= span
      } else {
        const indent = blank
        blank = null
        const isSplit = hardEnds.length > 1
        flush(block)
        if (indent && !isSplit) flow.copy(indent, raw)
        flow.copy(span, raw)
      }
    }
  }

  return {
    text: (piece, block, isPre) => (isPre ? asWritten(piece, block) : flowing(piece, block)),
    sign(piece, kind, shown, block) {
      flush(block)
      flow.put(piece, kind, shown)
    },
    lineEnd(piece, isSoft) {
      if (isSoft) softEnd ??= piece
      else hardEnds.push(piece)
    },
    cell: (piece) => void cells.push(piece),
    prefix(piece, shown) {
      number = { piece, shown }
    },
    begin: (act) => void beginnings.push(act),
    end: close,
    finish() {
      close()
      begin()
    },
  }
}
