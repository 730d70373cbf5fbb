// What happens to lines: other widths, hyphens at line ends, heads of pages between them.
import { edited, matches, type Damage, type Edit } from './damage.ts'

/** New line ends at another width, words divided with a hyphen now and then. */
export const reflow: Damage = (source, dice) => {
  const width = dice.between(45, 95)
  const flat = edited(
    source,
    matches(source.text, /(?<!\n)\n(?!\s*\n)/g).map(([from, to]) => ({ from, to, text: ' ', keeps: true })),
  )
  const edits: Edit[] = []
  let column = 0
  for (const [from, to] of matches(flat.text, /\n+|[^\S\n]+|\S+/g)) {
    const piece = flat.text.slice(from, to)
    if (piece.startsWith('\n')) column = 0
    else if (/^\s/.test(piece)) {
      if (column > width) {
        edits.push({ from, to, text: '\n', keeps: true })
        column = 0
      } else column++
    } else {
      if (column + piece.length > width + 3 && /^\p{L}{7,}$/u.test(piece) && dice.happens(0.4)) {
        const cut = from + dice.between(3, piece.length - 3)
        edits.push({ from: cut, to: cut, text: '-\n' })
        column = to - cut
      } else column += piece.length
    }
  }
  return edited(flat, edits)
}

/** Words divided at line ends put together again; now and then the hyphen was lost before, and only the break is left. */
export const rejoin: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /(?<=\p{L})-\n(?=\p{Ll})/gu).map(([from, to]) => ({
      from,
      to,
      text: dice.happens(0.85) ? '' : '\n',
    })),
  )

/** Lines put together to one line per paragraph. */
export const unwrap: Damage = (source) =>
  edited(
    source,
    matches(source.text, /(?<=[^\n-])\n(?!\s*\n)/g).map(([from, to]) => ({
      from,
      to,
      text: ' ',
      keeps: true,
    })),
  )

/** Running heads and page numbers between the lines. */
export const addHeads: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /\s(?=\p{L})/gu)
      .filter(() => dice.happens(1 / 350))
      .map(([from]) => ({ from, to: from, text: `\n${dice.between(10, 400)} Sergej Gorlov\n` })),
  )

const HEAD =
  /\n[^\S\n]*(?:\d{1,4}[^\S\n]+[\p{L}. ]{3,40}|[\p{L}. ]{3,40}[^\S\n]+\d{1,4}|[-–—]?[^\S\n]*\d{1,4}[^\S\n]*[-–—]?)[^\S\n]*(?=\n)/gu

/** The same taken out again. */
export const removeHeads: Damage = (source) =>
  edited(
    source,
    matches(source.text, HEAD).map(([from, to]) => ({ from, to, text: '' })),
  )

/** A head in the middle of a word that the page end divided. */
export const headsInWords: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /(?<=\p{L}{3})(?=\p{Ll}{3})/gu)
      .filter(() => dice.happens(1 / 900))
      .map(([from]) => ({ from, to: from, text: `-\n\n${dice.between(2, 400)}\n\n` })),
  )

/** Divided words whose hyphen a machine lost, or took for another sign. */
export const breakHyphens: Damage = (source, dice) =>
  edited(
    source,
    matches(source.text, /(?<=\p{L})-(?=\n)/gu).map(([from, to]) => ({
      from,
      to,
      text: dice.pick(['', '¬', '=', '- ', '\u00ad']),
    })),
  )
