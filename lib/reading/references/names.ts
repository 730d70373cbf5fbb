// Names of people, places and bodies, each surface with all its places. German nouns have capitals too, so a capital alone is no
// evidence there: a title, a first name, initials, a known place, an abbreviation or the word for a body is.
import type { Span } from '#lib/text/span.ts'
import { groupSurfaces, type Surface } from './name-groups.ts'
import { bodyAt, capitalRun, isAbbreviation, placeAt } from './name-patterns.ts'
import { bodies, never, peoples, plainAbbreviations } from './name-words.ts'
import type { Passage } from './passages.ts'
import { nameWordAt, personAt, type Mention, type NameContext } from './people-names.ts'
import { foldName } from './people.ts'
import { places } from './places.ts'
import type { Token } from './tokens.ts'
import type { FoundWork } from './works.ts'
import { pattern } from './letters.ts'

const behindParticle = pattern()`^\p{Ll}+\s+(\S+)$`
const particlesBefore = pattern()`^(?:\p{Ll}+\s+)+`
const wordBefore = pattern()`(\p{L}+)\s$`

export interface FoundName {
  readonly surface: string
  readonly kind?: 'person' | 'place' | 'body'
  readonly occurrences: Span[]
  readonly group: string
}

/** All names, by group and place. `lines`: the tokens of each passage. */
export function findNames(
  text: string,
  passages: readonly Passage[],
  lines: readonly (readonly Token[])[],
  works: readonly FoundWork[],
  language: string,
): FoundName[] {
  const small = new Set<string>()
  const shouted = new Map<string, number>()
  for (const tokens of lines)
    for (const { kind, text: word, low } of tokens) {
      if (kind !== 'word') continue
      if (word === low) small.add(word)
      else if (isAbbreviation(word)) shouted.set(word, (shouted.get(word) ?? 0) + 1)
    }
  const context: NameContext = { text, small }
  const people = lines.map((tokens) => peopleIn(tokens, context))
  const families = familiesOf(people.flat(), works, context)
  const familyOf = familyFinder(families)
  const withParticle = new Set(
    people.flat().flatMap(({ family = '' }) => behindParticle.exec(family)?.[1] ?? []),
  )
  const isCapitalised = /^(?:en|fr|ru|it|es|pt|nl|uk|pl|cs)$/.test(language)
  const mentions = passages.flatMap((passage, index) => {
    const tokens = lines[index] ?? []
    const named = (people[index] ?? []).filter(
      ({ family = '', isWeak }) => !isWeak || families.has(foldName(family)),
    )
    const others = otherMentions(tokens, named, {
      context,
      familyOf,
      withParticle,
      shouted,
      isCapitalised,
      isHeading: passage.kind === 'heading',
    })
    return [...named, ...others]
  })
  return grouped(text, isCapitalised ? sure(text, mentions) : mentions)
}

function peopleIn(tokens: readonly Token[], context: NameContext): Mention[] {
  const found: Mention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const person = personAt(tokens, i, context)
    if (!person) continue
    const { next, ...mention } = person
    found.push(mention)
    i = next - 1
  }
  return found
}

/** How often each family name is named in full; only those are known when they stand alone. */
function familiesOf(
  people: readonly Mention[],
  works: readonly FoundWork[],
  { small }: NameContext,
): Map<string, number> {
  const families = new Map<string, number>()
  const add = (family: string): void => {
    const bare = family.replace(particlesBefore, '')
    if (
      bare.length < 3 ||
      never.has(bare) ||
      places.has(bare) ||
      bodies.has(bare) ||
      small.has(bare.toLowerCase())
    )
      return
    families.set(foldName(bare), (families.get(foldName(bare)) ?? 0) + 1)
  }
  for (const { family, isWeak, isRuler } of people)
    if (family !== undefined && !isWeak && !isRuler) add(family)
  for (const { family, isWeak } of people)
    if (family !== undefined && isWeak && families.has(foldName(family))) add(family)
  for (const { people: authors, container } of works)
    for (const { family } of [...authors, ...(container?.people ?? [])]) add(family)
  return families
}

interface Ground {
  readonly context: NameContext
  readonly familyOf: (written: string) => string | null
  /** Family names that are written with "von" somewhere. */
  readonly withParticle: ReadonlySet<string>
  readonly shouted: ReadonlyMap<string, number>
  /** Only names have capitals within a sentence. */
  readonly isCapitalised: boolean
  readonly isHeading: boolean
}

function otherMentions(tokens: readonly Token[], named: readonly Mention[], ground: Ground): Mention[] {
  const { context, familyOf, withParticle, shouted, isCapitalised, isHeading } = ground
  const { text } = context
  const found: Mention[] = []
  let person = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token?.isCapital) continue
    while (person < named.length && (named[person]?.end ?? 0) <= token.start) person++
    if ((named[person]?.start ?? Infinity) <= token.start) continue
    const place = placeAt(tokens, i, text)
    const body = place ? null : bodyAt(tokens, i, text)
    const one = place ?? body
    if (one) {
      found.push(one.mention)
      i = one.next - 1
      continue
    }
    if (isAbbreviation(token.text)) {
      const second = tokens[i + 1]
      // "AVP RF" is one name; "HD 37" is a model.
      const isPair = second?.kind === 'word' && isAbbreviation(second.text) && second.start === token.end + 1
      const isModel = second?.kind === 'number' || (second?.text === '-' && tokens[i + 2]?.kind === 'number')
      // "THE" in a line of capitals is a word, and so is what stands small elsewhere.
      const isWord = context.small.has(token.low) || never.has(token.text.charAt(0) + token.low.slice(1))
      if (
        !isHeading &&
        !isModel &&
        !isWord &&
        (shouted.get(token.text) ?? 0) > 1 &&
        !plainAbbreviations.has(token.text)
      )
        found.push({ start: token.start, end: isPair ? second.end : token.end, kind: 'body' })
      if (isPair) i++
      continue
    }
    const word = nameWordAt(tokens, i)
    if (!word) continue
    const written = text.slice(word.start, word.end)
    const family = familyOf(written)
    if (family && !never.has(written)) {
      const particle = tokens[i - 1]
      const isNoble = /^(?:von|van|de|du)$/.test(particle?.text ?? '') && withParticle.has(family)
      const from = isNoble ? (particle?.start ?? word.start) : word.start
      found.push({ start: from, end: word.end, kind: 'person', family })
    } else if (isCapitalised && !isHeading) {
      const run = capitalRun(tokens, i, context)
      if (run) {
        found.push(run.mention)
        i = run.next - 1
        continue
      }
    }
    i = word.next - 1
  }
  return found
}

/** Answers for each word once: a text has each of its words many times. */
function familyFinder(families: ReadonlyMap<string, number>): (written: string) => string | null {
  const answers = new Map<string, string | null>()
  const find = (written: string): string | null => {
    if (families.has(foldName(written))) return written
    const bare = written.replace(/['’]?s$|['’]$/u, '')
    return bare !== written && bare.length >= 3 && families.has(foldName(bare)) ? bare : null
  }
  return (written) => {
    const known = answers.get(written)
    if (known !== undefined) return known
    const answer = find(written)
    answers.set(written, answer)
    return answer
  }
}

/** Unknown names count when they stand twice and are no noun with an article, no people, no adjective. */
function sure(text: string, mentions: readonly Mention[]): Mention[] {
  const unknown = Map.groupBy(
    mentions.filter(({ kind }) => kind === undefined),
    ({ start, end }) => text.slice(start, end),
  )
  const places = new Set<string>()
  const known = new Set<string>()
  for (const [surface, all] of unknown) {
    const before = all.map(
      ({ start }) => wordBefore.exec(text.slice(Math.max(0, start - 12), start))?.[1]?.toLowerCase() ?? '',
    )
    const articles = before.filter((word) => /^(?:the|an?|this|these|le|la|les|un|une)$/.test(word)).length
    const isOne = !/\s/.test(surface)
    // "the Treaty of …", "Bishop of …": what a thing is, not what it is called.
    const titled = all.filter(({ end }) => /^\s(?:of|de|des|du)\s/.test(text.slice(end, end + 5))).length
    if (
      all.length < 2 ||
      (isOne && (peoples.test(surface) || articles * 3 > all.length || titled * 2 >= all.length))
    )
      continue
    known.add(surface)
    if (isOne && before.some((word) => /^(?:in|at|near|в|во|из|à|dans)$/.test(word))) places.add(surface)
  }
  return mentions.flatMap((one): Mention[] => {
    if (one.kind !== undefined) return [one]
    const surface = text.slice(one.start, one.end)
    return known.has(surface) ? [places.has(surface) ? { ...one, kind: 'place' as const } : one] : []
  })
}

function grouped(text: string, mentions: readonly Mention[]): FoundName[] {
  const bySurface = new Map<string, { surface: Surface; occurrences: Span[] }>()
  for (const { start, end, kind, family, given } of mentions) {
    const surface = text.slice(start, end).replace(/\s+/g, ' ')
    const key = `${kind ?? ''}:${surface}`
    const known = bySurface.get(key)
    if (known) {
      known.occurrences.push([start, end])
      continue
    }
    const more = { ...(kind ? { kind } : {}), ...(family ? { family } : {}), ...(given ? { given } : {}) }
    bySurface.set(key, { surface: { surface, count: 0, ...more }, occurrences: [[start, end]] })
  }
  const all = [...bySurface.values()].map(({ surface, occurrences }) => ({
    surface: { ...surface, count: occurrences.length },
    occurrences: occurrences.sort((a, b) => a[0] - b[0]),
  }))
  const groups = groupSurfaces(all.map(({ surface }) => surface))
  return all
    .map(({ surface, occurrences }) => ({
      surface: surface.surface,
      ...(surface.kind ? { kind: surface.kind } : {}),
      occurrences,
      group: groups.get(surface) ?? surface.surface,
    }))
    .sort((a, b) =>
      a.group < b.group
        ? -1
        : a.group > b.group
          ? 1
          : (a.occurrences[0]?.[0] ?? 0) - (b.occurrences[0]?.[0] ?? 0),
    )
}
