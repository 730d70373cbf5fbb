// What happens to sentences, paragraphs and notes.
import { edited, matches, paragraphs, rearranged, sentences, type Damage, type Edit } from './damage.ts'

export const insertSentences =
  (share: number): Damage =>
  (source, dice, other) =>
    edited(
      source,
      sentences(source.text)
        .filter(() => dice.happens(share))
        .map(([, to]) => ({ from: to, to, text: `${other()} ` })),
    )

export const removeSentences =
  (share: number): Damage =>
  (source, dice) =>
    edited(
      source,
      sentences(source.text)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({ from, to, text: '' })),
    )

export const removeParagraphs =
  (share: number): Damage =>
  (source, dice) =>
    edited(
      source,
      paragraphs(source.text)
        .filter(() => dice.happens(share))
        .map(([from, to]) => ({ from, to, text: '' })),
    )

export const moveParagraphs =
  (share: number): Damage =>
  (source, dice) => {
    const all = paragraphs(source.text)
    if (all.length < 4) return source
    const order = all.map((span, i) => ({ span, place: i }))
    for (const item of order) if (dice.happens(share)) item.place = dice.next() * all.length
    order.sort((x, y) => x.place - y.place)
    // The blank lines belong to the paragraph before; the last one has none.
    const ended = /\n\s*\n$/.test(source.text)
      ? source
      : edited(source, [{ from: source.text.length, to: source.text.length, text: '\n\n' }])
    const spans = paragraphs(ended.text)
    return rearranged(
      ended,
      order.map(({ place: _, span }) => spans[all.indexOf(span)] ?? span),
    )
  }

/** Note signs at words and note bodies between paragraphs; what an older reading had and a newer one has put elsewhere. */
export const addNotes: Damage = (source, dice, other) => {
  let number = 0
  return edited(
    source,
    sentences(source.text)
      .filter(() => dice.happens(0.2))
      .flatMap(([from, to]) => {
        const end = from + source.text.slice(from, to).trimEnd().length
        number++
        const sign: Edit = { from: end, to: end, text: String(number) }
        if (!dice.happens(0.5)) return [sign]
        const rest = source.text.slice(to, to + 600)
        const middle = /\s\p{L}+(?=\s)/u.exec(rest.slice(40))
        const at = middle ? to + 40 + middle.index : to
        return [sign, { from: at, to: at, text: `\n${number} ${other()}\n` }]
      }),
  )
}

/** Notes taken out: signs after words, and lines that begin with a number. */
export const removeNotes: Damage = (source) =>
  edited(source, [
    ...matches(source.text, /(?<=\p{L}[.!?]?)\d{1,3}(?=\s)/gu).map(([from, to]) => ({ from, to, text: '' })),
    ...matches(source.text, /\n\d{1,3} [^\n]+\n/g).map(([from, to]) => ({ from, to, text: ' ' })),
  ])

/** Single sentences that went elsewhere. */
export const moveSentences =
  (share: number): Damage =>
  (source, dice) => {
    const all = sentences(source.text)
    const pieces: [number, number][] = []
    const moved: [number, number][] = []
    let at = 0
    for (const [from, to] of all) {
      if (from > at) pieces.push([at, from])
      if (dice.happens(share)) moved.push([from, to])
      else pieces.push([from, to])
      at = to
    }
    pieces.push([at, source.text.length])
    for (const piece of moved) pieces.splice(dice.int(pieces.length), 0, piece)
    return rearranged(source, pieces)
  }

/** Paragraphs run together, or parted at a sentence end. */
export const reparagraph: Damage = (source, dice) =>
  edited(source, [
    ...matches(source.text, /(?<=\S)\n\s*\n(?=\S)/gu)
      .filter(() => dice.happens(0.3))
      .map(([from, to]) => ({ from, to, text: ' ' })),
    ...matches(source.text, /(?<=[.!?])[^\S\n](?=\p{Lu})/gu)
      .filter(() => dice.happens(0.1))
      .map(([from, to]) => ({ from, to, text: '\n\n' })),
  ])
