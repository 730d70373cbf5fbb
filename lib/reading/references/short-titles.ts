// Short titles: an author and a word of the title of something that was cited in full before.
import { readLocator } from './back-words.ts'
import type { Passage } from './passages.ts'
import { foldName } from './people.ts'
import { isShortTitleOf, type FoundWork } from './works.ts'
import { pattern } from './letters.ts'

const authorBefore = pattern()`(\p{Lu}[\p{L}'’-]+)(?:\s(?:\p{Lu}\.\s?){1,2})?[,:.]?\s*$`

export interface ShortTitle {
  readonly family: string
  readonly title: string
  /** The works it can mean. */
  readonly works: readonly FoundWork[]
  /** Works of that author that have another title. */
  readonly others: number
}

export interface FoundShort {
  readonly kind: 'short-title' | 'ders'
  readonly start: number
  readonly end: number
  readonly short: ShortTitle
  readonly locator?: { readonly locator: string; readonly start: number; readonly end: number }
}

export interface AuthorIndex {
  add(work: FoundWork): void
  /** "Huber, a. a. O.": the author in front of the mark that stands at `at`. */
  before(text: string, from: number, at: number): { start: number; short: ShortTitle } | null
  /** "Huber, Amt, S. 343", "Huber, S. 97", "Ders., Amt, S. 5". */
  shortTitles(text: string, passage: Passage, isFree: (start: number, end: number) => boolean): FoundShort[]
}

/** The authors of the works cited so far. */
export function authorIndex(): AuthorIndex {
  const byFamily = new Map<string, Set<FoundWork>>()
  const worksOf = (family: string): FoundWork[] => [...(byFamily.get(foldName(family)) ?? [])]
  let last = ''

  const shortOf = (family: string, title: string): ShortTitle => {
    const known = worksOf(family)
    const works = known.filter((work) => title === '' || isShortTitleOf(title, titlesOf(work)))
    return { family, title, works, others: known.length - works.length }
  }

  return {
    add(work) {
      for (const { family } of [...work.people, ...(work.container?.people ?? [])]) {
        const bare = family.replace(/^(?:von|van|de|der|du|d['’])\s+/u, '')
        for (const key of new Set([foldName(bare), foldName(family)])) {
          const known = byFamily.get(key)
          if (known) known.add(work)
          else byFamily.set(key, new Set([work]))
        }
      }
      last = work.people[0]?.family ?? last
    },
    before(text, from, at) {
      const hit = authorBefore.exec(text.slice(Math.max(from, at - 60), at))
      const family = hit?.[1]
      if (!hit || family === undefined || leading.test(family)) return null
      return { start: at - hit[0].length, short: shortOf(family, '') }
    },
    shortTitles(text, passage, isFree) {
      const found: FoundShort[] = []
      const part = text.slice(passage.start, passage.end)
      for (const hit of part.matchAll(name)) {
        const [whole, given = '', written = ''] = hit
        if (leading.test(written)) continue
        const isSame = /^(?:Ders|Dies|Idem|Eadem)\.?$/u.test(written)
        const family = isSame ? last : written
        const start = passage.start + hit.index
        const one = isFree(start, start + 1) ? readShort(text, start + whole.length, passage.end) : null
        if (!one || !isFree(start, one.end)) continue
        const known = worksOf(family)
        // Unknown authors count only where nothing else can be meant: at the beginning, with a title and a page.
        const isFirst = signal.test(part.slice(Math.max(0, hit.index - 30), hit.index))
        const isPlain = isFirst && given === '' && one.title !== '' && one.locator !== undefined
        if (known.length === 0 && !isPlain) continue
        const { title, end, locator } = one
        const short = shortOf(family, title)
        found.push({
          kind: isSame ? 'ders' : 'short-title',
          start,
          end,
          short,
          ...(locator ? { locator } : {}),
        })
        if (known.length > 0) last = family
      }
      return found
    },
  }
}

const titlesOf = (work: FoundWork): string => [work.title, work.container?.title ?? ''].join(' ')

const signals = 'Vgl|Siehe|Hierzu|Dazu|So|Nach|Zit|Auch|See|Cf|In|Bei|Dagegen|Ebenso|Zu|Zur|Zum|Über'
const word = String.raw`\p{Lu}[\p{L}\p{Co}'’]+(?:-\p{Lu}[\p{L}\p{Co}'’]+)?`
const name = pattern(
  'g',
)`(?<![\p{L}.'’-]|(?<!z\.\s?)\p{Lu}\.\s)((?:(?!(?:${signals})[\s.:])\p{Lu}[\p{L}\p{Co}.]+\s){0,2})(?!(?:${signals})[\s.:])(${word}\.?)(?:/${word})*(?:\s\((?:Hg|Hrsg|eds?)\.\))?(?=[,:]\s)`
const signal = pattern()`(?:^|[;:]\s|(?<!\p{L})(?:[Vv]gl\.|[Ss]iehe|[Nn]ach|[Ii]n|[Ss]ee|[Cc]f\.|[Ss]o|[Hh]ierzu|[Dd]azu)\s(?:auch\s|dazu\s|hierzu\s|ausführlich\s)?)$`
/** Signal words in capitals, places and the like are no authors. */
const leading =
  /^(?:Vgl|Siehe|Ebd|Ebenda|Anm|Nr|Bd|Jg|Hg|Dok|Dokument|Moskau|Berlin|Moskva|London|Paris|Bonn|Mappe|Band)\.?$/u
const quotedTitle = /[,:]\s+["„»“‚‘«]([^"“”«»‘’]{2,80})["“”«»‘’]/uy
const plainTitle = pattern('y')`[,:]\s+(\p{Lu}[^,;:()]{1,80}?)(?=,|;|\.(?:\s|$)|\s\(|:|$)`

interface Short {
  readonly title: string
  readonly end: number
  readonly locator?: { readonly locator: string; readonly start: number; readonly end: number }
}

function readShort(text: string, at: number, to: number): Short | null {
  const bare = readLocator(text, at)
  if (bare && bare.end <= to && /^(?:S|SS|pp?|с|С)\.?\s?\d/u.test(bare.locator)) {
    return { title: '', end: bare.end, locator: bare }
  }
  const hit = matchAt(quotedTitle, text, at) ?? matchAt(plainTitle, text, at)
  if (!hit || at + hit[0].length > to) return null
  const found = (hit[1] ?? '').trim()
  if (/\d{4}/.test(found) || found.split(/\s+/).length > 8) return null
  const end = at + hit[0].length
  const note = /^\s\((?:wie\s)?(?:Anm|Fn|n)\.\s?\d+\)/u.exec(text.slice(end, end + 20))?.[0].length ?? 0
  const locator = readLocator(text, end + note)
  return locator && locator.end <= to ? { title: found, end: locator.end, locator } : { title: found, end }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
