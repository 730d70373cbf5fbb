// References to archives: the house, its signature, the misreadings that its shape proves; what is left out is inherited
// from the reference before it in the same note.
import type { Span } from '#lib/text/span.ts'
import { archiveOf, introducedArchives, isAcronym, namesArchive, type ArchiveName } from './archives.ts'
import type { Passage } from './passages.ts'
import {
  findFonds,
  findSlashes,
  slashParts,
  writeParts,
  type Signature,
  type Slip,
} from './russian-signatures.ts'
import { britishAlone, readItems } from './western-signatures.ts'
import { pattern } from './letters.ts'

const partOfWord = pattern()`[\p{L}-]`
const endsInWord = pattern()`\p{L}{3}$`
const inBrackets = pattern()`[([](?:[^()[\]]*[:,]\s*)?["„»“]?(\p{Lu}[\p{L} -]{1,12}?)["“«”]?[)\]]`

export interface FoundArchival {
  readonly span: Span
  /** Index of the passage it stands in. */
  readonly passage: number
  readonly archive: string
  readonly normalized: string
  readonly parts: Record<string, string>
  readonly slips: Slip[]
  readonly inheritedFrom?: Span
}

interface House {
  readonly start: number
  readonly name: string
  readonly known: ArchiveName | null
  readonly slips: Slip[]
}

/** All references to archives, in the order of the text. */
export function findArchival(text: string, passages: readonly Passage[]): FoundArchival[] {
  const introduced = introducedArchives(text)
  // An archive that is once cited by fond and opis signs so elsewhere too.
  const signsRussian = new Set<string>()
  return passages.flatMap((passage, index) => {
    const found: FoundArchival[] = []
    const add = (signature: Signature, house: House | null, normalized: string): void => {
      const before = found.at(-1)
      const isSameNote = before !== undefined && signature.start - before.span[1] < 200
      const archive = house?.name ?? (isSameNote ? before.archive : '')
      found.push({
        span: [house?.start ?? signature.start, signature.end],
        passage: index,
        archive,
        normalized: [archive, normalized].filter((one) => one !== '').join(', '),
        parts: signature.parts,
        slips: [...(house?.slips ?? []), ...signature.slips],
        ...(house === null && isSameNote ? { inheritedFrom: before.span } : {}),
      })
    }
    const fonds = findFonds(text, passage.start, passage.end)
    for (const signature of fonds) {
      const from = Math.max(passage.start, found.at(-1)?.span[1] ?? 0)
      const house = houseBefore(text, from, signature.start, introduced)
      if (house) signsRussian.add(house.name)
      add(signature, house, writeParts(signature.parts, text.slice(signature.start, signature.end)))
    }
    for (const { numbers, leaf, ...signature } of findSlashes(text, passage.start, passage.end)) {
      if (found.some(({ span }) => overlaps(span, [signature.start, signature.end]))) continue
      const house = houseBefore(text, passage.start, signature.start, introduced)
      const isRussian = house !== null && (house.known?.manner === 'russian' || signsRussian.has(house.name))
      if (!isRussian) continue
      const parts = slashParts(numbers, leaf, house.known?.hasPapka ?? false)
      add({ ...signature, parts }, house, writeParts(parts))
    }
    return found
      .concat(findWestern(text, passage, index, introduced, found))
      .sort((a, b) => a.span[0] - b.span[0])
  })
}

const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]

/** Words that name a house, and abbreviations; a word is looked at whole, so the search itself stays plain. */
const mention =
  /[Aa]rchiv(?:s|es|e|um|o|io)?(?![a-zà-ÿ])|архив[аеы]?(?![а-я])|[Bb]iblioth(?:ek|eca|eque|èque)(?![a-zà-ÿ])|Library|Record Office|BA-MA|BArch|(?<![A-Za-zÀ-ɏ\d])[A-ZÖ][A-Za-zÖ]{0,5}[A-ZÖ](?:[-/: ][A-Z]{2,4})?(?![A-Za-zÀ-ɏ\d])|Barch(?![a-z])/g

/** Houses whose signatures are not counted by fonds. */
function findWestern(
  text: string,
  passage: Passage,
  index: number,
  introduced: ReadonlyMap<string, { name: string }>,
  taken: readonly FoundArchival[],
): FoundArchival[] {
  const found: FoundArchival[] = []
  let at = passage.start
  const isTaken = (span: Span): boolean => taken.some((one) => overlaps(one.span, span)) || span[0] < at
  for (const hit of text.slice(passage.start, passage.end).matchAll(mention)) {
    const end = passage.start + hit.index + hit[0].length
    let start = passage.start + hit.index
    while (start > passage.start && partOfWord.test(text.charAt(start - 1))) start--
    if (isTaken([start, end])) continue
    const isNamed = namesArchive(hit[0])
    if (!isNamed && !archiveOf(hit[0]) && !introduced.has(hit[0])) continue
    const items = readItems(text, end, passage.end)
    if (!items || isTaken([start, items.end])) continue
    const house = isNamed
      ? houseBefore(text, Math.max(at, passage.start), end, introduced)
      : abbreviated(text, start, end, introduced)
    const from = Math.min(house?.start ?? start, start)
    at = items.end
    const whole = text.slice(from, items.start).replace(/[\s,([]+$/, '')
    const short = house && !namesArchive(house.name) ? house : nameOf(whole, introduced)
    const isShort = short !== null && !namesArchive(short.name)
    found.push({
      span: [from, items.end],
      passage: index,
      archive: isShort ? short.name : tidy(whole),
      normalized: tidy(text.slice(from, items.end)),
      parts: items.parts,
      slips: [...(house?.slips ?? []), ...items.slips],
    })
  }
  for (const hit of text.slice(passage.start, passage.end).matchAll(britishAlone)) {
    const start = passage.start + hit.index
    const items = readItems(text, start, passage.end)
    const isInside = [...taken, ...found].some(({ span }) => overlaps(span, [start, start + 1]))
    if (!items || isInside) continue
    const normalized = tidy(text.slice(start, items.end))
    found.push({
      span: [start, items.end],
      passage: index,
      archive: '',
      normalized,
      parts: items.parts,
      slips: items.slips,
    })
  }
  return found
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\s*\((?:künftig|im folgenden|hereafter)[^)]*\)/iu, '')
    .trim()

const sign = pattern(
  'g',
)`;\s*|(?<!\p{L})(?:[Ii]n|[Aa]us|[Ff]rom|[Dd]ans|В|Quelle|Source|Источник|Fundort|Orig\.|Original|Kopie)\s*:\s*|,\s+(?:in|aus)\s+|[.!?]["”»“]?\s+(?=["„»“]?\p{Lu})`
const lead =
  /^(?:[\s"„»“]*(?:(?:Vgl|Siehe|S|Cf|См|Zit|nach|So|auch|dazu|hierzu|ebenso|in|aus|im|the|in|from|and|und|sowie|в)(?=[\s.:])\.?\s*:?\s*))+/i
const abbreviatedWord = pattern()`(?:^|[\s(])(?:\p{L}{1,2}|Vgl|Nrn?|Bd|Hrsg|Ebd|Prof|Arch|nat|Sekr|Abt)\.$`

/** The name of the house in front of a signature; null when the text names none there. */
function houseBefore(
  text: string,
  from: number,
  at: number,
  introduced: ReadonlyMap<string, { name: string }>,
): House | null {
  const start = Math.max(from, at - 300)
  const before = text.slice(start, at)
  let cut = openBracket(before)
  for (const hit of before.matchAll(sign)) {
    const end = hit.index + hit[0].length
    if (hit[0].startsWith('.') && abbreviatedWord.test(before.slice(0, hit.index + 1))) continue
    // "РГАСПИ. Ф. 17": Russian rules part the house from its fond by a full stop.
    if (end === before.length && hit[0].startsWith('.')) continue
    if (end > cut) cut = end
  }
  let place = cut
  for (const item of itemsOf(before.slice(cut))) {
    const name = item.replace(/[\s.]+$/, (end) =>
      endsInWord.test(item.slice(0, -end.length)) ? '' : end.trim(),
    )
    const skipped = lead.exec(name)?.[0].length ?? /^\s*/.exec(name)?.[0].length ?? 0
    const house = nameOf(name.slice(skipped), introduced)
    if (house) {
      const whole = before.slice(place + skipped).replace(/[\s,:.]+$/, '')
      return whole === '' ? null : { ...house, start: start + place + skipped }
    }
    place += item.length + 1
  }
  return null
}

/** Behind the last bracket that is still open. */
function openBracket(text: string): number {
  let depth = 0
  for (let i = text.length - 1; i >= 0; i--) {
    if (text[i] === ')') depth++
    else if (text[i] === '(' && --depth < 0) return i + 1
  }
  return 0
}

/** The parts between commas that stand in no brackets. */
function itemsOf(text: string): string[] {
  const items: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') depth--
    else if (sign === ',' && depth <= 0) {
      items.push(text.slice(from, i))
      from = i + 1
    }
  }
  return [...items, text.slice(from)]
}

function nameOf(
  item: string,
  introduced: ReadonlyMap<string, { name: string }>,
): Omit<House, 'start'> | null {
  const bracket = inBrackets.exec(item)?.[1]
  const isLong = namesArchive(item)
  const candidates = [bracket, item.replace(/\s*[([].*$/su, '').trim(), item.trim().split(/\s/)[0]]
  for (const text of candidates) {
    if (text === undefined || text === '' || (text === bracket && !isLong)) continue
    const known = archiveOf(text)
    if (known && (known.slip !== undefined || isKnownShort(text, known, introduced)))
      return { name: known.abbr, known, slips: known.slip ? [known.slip] : [] }
    if (introduced.has(text) || (text === bracket && isAcronym(text))) return { name: text, known, slips: [] }
  }
  if (isLong)
    return {
      name: item
        .replace(/\s+/g, ' ')
        .replace(/\s*[([].*$/su, '')
        .trim(),
      known: null,
      slips: [],
    }
  const short = item.trim()
  return isAcronym(short) ? { name: short, known: null, slips: [] } : null
}

const isKnownShort = (text: string, known: ArchiveName, introduced: ReadonlyMap<string, unknown>): boolean =>
  known.abbr === text || introduced.has(text) || known.manner === 'russian'

function abbreviated(
  text: string,
  start: number,
  end: number,
  introduced: ReadonlyMap<string, { name: string }>,
): House {
  const house = nameOf(text.slice(start, end), introduced)
  return {
    start,
    name: house?.name ?? text.slice(start, end),
    known: house?.known ?? null,
    slips: house?.slips ?? [],
  }
}
