// A selector and a text, nothing else: by position, then exact quote, then nearest match; look-alikes are refused.
import type { Span } from '#lib/text/span.ts'
import { quoteOf } from './describe.ts'
import { quoteFinder, type Match, type QuoteFinder } from './quote-search.ts'
import { sayFindings, sayParting } from './reason.ts'
import type { Carried } from './carried.ts'
import type { Selector } from './selector.ts'
import { weigh, type WeighedText } from './weighed-text.ts'

/** Bits beyond chance that a place needs. */
const SURE = 32
/** So much better than the next must the best place be. */
const MARGIN = 12
/** And so much in formula, where a sister may be spelt better than the passage itself. */
const FORMULA_MARGIN = 24
/** What a quote must tell by itself: beside one context, and with none. */
const BESIDE = 8
const ALONE = 60
/** A context is there when it tells so much. */
const CONTEXT = 8
/** So much of the quote must be found. */
const FOUND = 0.75
/** A place that scores so little less is shown beside the best. */
const NEARLY = 0.3
/** Where more than this was to be expected, the text is formula; and a text this short may be all that is left of one. */
const FORMULA = 0.6
const FORMULA_IN_SHORT = 0.3
const SHORT = 10.5
const RATHER_SHORT = 12
/** Bits beyond chance that the fillings of a formula need. */
const FILLED = 15
/** And more for each that may be another one. */
const OUTWEIGHS = 25
/** In a longer text where so little was to be expected, one name or number alone may have been corrected. */
const PLAIN = 0.3
/** Two or more words replaced, and one in so many letters: a sister rather than a correction. */
const LETTERS_PER_BLANK = 40
/** Of these so many on the passage itself or on its other side. */
const FILLED_WITHIN = 8

export interface ResolveOptions {
  /** The positions belong to another text: they may not decide between look-alikes. */
  readonly isStale?: boolean
}

/** Finds many passages in one text. */
export interface Resolver {
  resolve(passage: Selector): Carried
}

/**
 * Finds where a passage stands in `text`. Spans in the answer are UTF-16 code units into `text`. Never throws. A span whose
 * text differs from the quote has the verdict `changed`; what cannot be told from a look-alike is `ambiguous`.
 * Standard: W3C Web Annotation Data Model 4.2.4, 4.2.5.
 */
export function resolve(text: string, passage: Selector, options: ResolveOptions = {}): Carried {
  return resolverFor(text, options).resolve(passage)
}

/** Prepares `text` once, O(n), on the first passage that its position does not settle. */
export function resolverFor(text: string, options: ResolveOptions = {}): Resolver {
  let weighed: WeighedText | null = null
  let finder: QuoteFinder | null = null
  return {
    resolve(passage) {
      if (!options.isStale && standsThere(text, passage)) {
        return placed('exact', passage.spans, 'same words and surroundings at the same position')
      }
      weighed ??= weigh(text)
      finder ??= quoteFinder(weighed)
      return judge(passage, finder.match(passage), weighed.chance)
    },
  }
}

function standsThere(text: string, { quote, prefix, suffix, spans }: Selector): boolean {
  const first = spans[0]
  const last = spans.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    last[1] <= text.length &&
    quoteOf(text, spans) === quote &&
    text.slice(Math.max(0, first[0] - prefix.length), first[0]) === prefix &&
    text.slice(last[1], last[1] + suffix.length) === suffix
  )
}

/** What places found by words and surroundings alone allow to say; `chance` as in `WeighedText`. */
export function judge(passage: Selector, matches: readonly Match[], chance: number): Carried {
  const best = matches[0]
  if (!best) return undecided('lost', [], 'nothing like these words stands in the text')
  const others = matches.slice(1)
  const near = others.filter((rival) => rival.lenient > best.lenient - FORMULA_MARGIN)
  const isFormula = near.length > 0 && (chance < SHORT || best.fillings().formula > FORMULA)
  const rivals = near.filter((rival) => isFormula || rival.lenient > best.lenient - MARGIN)
  if (rivals.length > 0) {
    const what = best.isSame ? 'these words stand' : 'something like these words stands'
    return undecided(
      'ambiguous',
      [best, ...rivals],
      `${what} at ${rivals.length + 1} places, and nothing tells which is meant`,
    )
  }
  const sides = Number(best.prefixBits >= CONTEXT) + Number(best.suffixBits >= CONTEXT)
  const own = [ALONE, BESIDE, 0][sides] ?? 0
  const isLike = best.quote >= FOUND && best.quoteBits >= own && best.bits >= chance + SURE
  if (isLike && !mayBeSister(best, passage, chance)) {
    if (best.isSame) {
      if (sides === 2) return placed('exact', [best.span], 'same words between the same surroundings')
      if (sides === 1)
        return placed('exact', [best.span], 'same words; one side of the surroundings has changed')
      if (passage.prefix + passage.suffix === '')
        return placed('exact', [best.span], 'same words, nowhere else in the text')
      return placed('moved', [best.span], 'same words, nowhere else in the text; the surroundings are others')
    }
    const said = [sayParting(best.parts), sayFindings(best.findings())].filter((one) => one !== '').join('; ')
    const reason = `found by its words and surroundings; ${said}`
    return { ...placed('changed', best.parts, reason), findings: best.findings() }
  }
  if (best.quote >= 0.6 || sides > 0) {
    const reason = best.isSame
      ? 'the same words stand here, but they may be those of another place'
      : `something like it stands here, but it may be another; ${sayFindings(best.findings())}`
    const alike = others.filter((other) => other.score > best.score - NEARLY)
    return { ...undecided('ambiguous', [best, ...alike], reason), findings: best.findings() }
  }
  return undecided('lost', [best], 'nothing enough like these words stands in the text')
}

/** Whether this may be another entry of the same formula, its blanks filled in otherwise or by chance alike. */
function mayBeSister(match: Match, passage: Selector, chance: number): boolean {
  const { formula, blanks, bits, within } = match.fillings()
  const isFormula = formula > (chance < RATHER_SHORT ? FORMULA_IN_SHORT : FORMULA)
  if (isFormula && (bits < chance + FILLED + OUTWEIGHS * blanks.doubtful || within < FILLED_WITHIN))
    return true
  if (formula > PLAIN && blanks.doubtful > 1 && match.bits < chance + 2 * SURE * blanks.doubtful) return true
  if (isFormula && chance < SHORT && isElsewhere(match, passage, chance)) return true
  if (chance < SHORT) return blanks.doubtful > 0 || isFar(match, passage, chance)
  const isCorrected =
    chance >= RATHER_SHORT && formula < PLAIN && blanks.replaced <= 1 && blanks.doubtful <= 2
  if (blanks.names > Number(isCorrected)) return true
  const letters = passage.prefix.length + passage.quote.length + passage.suffix.length
  if (blanks.replaced > 1 && blanks.replaced * LETTERS_PER_BLANK > letters) return true
  return !isFormula && match.bits < chance + 2 * SURE * blanks.replaced
}

/** A short formula has too few entries to tell the fillings by: what does not stand where it stood is asked about, unless it is most of it. */
function isElsewhere({ span }: Match, { prefix, quote, suffix, spans }: Selector, chance: number): boolean {
  const known = prefix.length + quote.length + suffix.length
  return span[0] !== spans[0]?.[0] && 2 * known < 2 ** chance
}

/** In a short text: further from where it stood than half of the text is long. Then much has gone, perhaps the passage too. */
function isFar({ span }: Match, { spans }: Selector, chance: number): boolean {
  const was = spans[0]?.[0]
  return was !== undefined && Math.abs(span[0] - was) > 2 ** chance / 2
}

const placed = (verdict: 'exact' | 'moved' | 'changed', spans: readonly Span[], reason: string): Carried => ({
  verdict,
  spans,
  candidates: [],
  findings: [],
  reason,
})

const undecided = (verdict: 'ambiguous' | 'lost', matches: readonly Match[], reason: string): Carried => ({
  verdict,
  spans: [],
  candidates: matches.map(({ span, score }) => ({ start: span[0], end: span[1], score })),
  findings: [],
  reason,
})
