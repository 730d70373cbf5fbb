// A selector and a text, nothing else: by position, then exact quote, then nearest match; look-alikes are refused.
import type { Span } from '#lib/text/span.ts'
import { quoteOf } from './describe.ts'
import { quoteFinder, type Match, type QuoteFinder } from './quote-search.ts'
import { sayFindings } from './reason.ts'
import type { Carried } from './carry.ts'
import type { Selector } from './selector.ts'
import { turnsSense } from './wording.ts'

/** Context is there when so much of it is found beside the quote. */
const BESIDE = 0.7
/** So many letters that stand nowhere else make a quote recognisable without its surroundings. */
const DISTINCT = 40
/** A rival this near to the best leaves the choice to the reader. */
const MARGIN = 0.12

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
  let finder: QuoteFinder | null = null
  return {
    resolve(passage) {
      if (!options.isStale && standsThere(text, passage)) {
        return placed('exact', passage.spans, 'same words and surroundings at the same position')
      }
      finder ??= quoteFinder(text)
      return judged(finder.match(passage))
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

function judged(matches: readonly Match[]): Carried {
  const best = matches[0]
  if (!best) return undecided('lost', [], 'nothing like these words stands in the text')
  const rivals = matches.slice(1).filter((rival) => isRival(best, rival))
  const nearby = [best, ...rivals]
  if (rivals.length > 0) {
    const what = best.findings.length === 0 ? 'these words stand' : 'something like these words stands'
    return undecided(
      'ambiguous',
      nearby,
      `${what} at ${nearby.length} places, and nothing tells which is meant`,
    )
  }
  const sides = Number(best.prefix >= BESIDE) + Number(best.suffix >= BESIDE)
  if (best.findings.length === 0) {
    if (sides === 2) return placed('exact', [best.span], 'same words between the same surroundings')
    if (sides === 1 && best.unique >= 12)
      return placed('exact', [best.span], 'same words; one side of the surroundings has changed')
    if (best.unique >= DISTINCT)
      return placed('moved', [best.span], 'same words, nowhere else in the text; the surroundings are others')
    return undecided('ambiguous', [best], 'the same words stand here, but between other surroundings')
  }
  const said = sayFindings(best.findings)
  const turned = best.findings.some(turnsSense)
  const isSure =
    sides === 2
      ? best.quote >= 0.5 && best.unique >= (turned ? 24 : 12)
      : sides === 1
        ? best.quote >= 0.75 && best.unique >= (turned ? DISTINCT : 24)
        : best.quote >= 0.85 && best.unique >= DISTINCT * 1.5 && !turned
  if (isSure)
    return {
      ...placed('changed', [best.span], `found by its words and surroundings; ${said}`),
      findings: best.findings,
    }
  if (best.quote >= 0.6 || sides > 0) {
    return {
      ...undecided('ambiguous', [best], `something like it stands here, but it may be another; ${said}`),
      findings: best.findings,
    }
  }
  return undecided('lost', [best], 'nothing enough like these words stands in the text')
}

/** Whether a second place fits so well that it may be the one meant. */
function isRival(best: Match, rival: Match): boolean {
  const isSame = best.findings.length === 0
  // The same words elsewhere, while the best is only similar, or as well surrounded.
  if (rival.findings.length === 0 && !isSame) return true
  const context = ({ prefix, suffix }: Match): number => (prefix + suffix) / 2
  if (isSame && rival.findings.length > 0) return rival.quote > 0.9 && context(rival) > context(best) + MARGIN
  return rival.score > best.score - MARGIN
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
