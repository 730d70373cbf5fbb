// Names of people as references write them: "Otto Huber", "A. G. Lenz/Ju. B. D'jak", "Иванов И. И.", "Orlov S.A.".

import { givenNames } from './given-names.ts'
import { pattern } from './letters.ts'

const oneInitial = pattern()`^\p{Lu}\p{Ll}?\.$`
const firstWord = pattern()`^\p{L}+(?!\p{L}|\.)`

export interface Person {
  family: string
  given?: string
}

export interface People {
  readonly people: Person[]
  readonly isEditor: boolean
  /** "u. a.", "et al.": not all are named. */
  readonly end: number
}

// What a name is made of is said by what it is not: classes of all letters take long to build, and fonts of their own put
// accents into the private use area, which belongs to the letter before it.
const signs = '\\s\\d.,;:()\\[\\]/"„“”»«‚‘–—&!?+=<>*_|'
const upper = `[^${signs}'’a-zß-öø-ÿа-яё-]`
const capital = `${upper}[^${signs}]*`
const initial = `${upper}[a-zа-я]{0,2}\\.(?:-${upper}\\.)?`
const particle =
  "(?:(?:von und zu|von der|von dem|von den|van der|van den|van de|von|van|vom|zu|zur|de la|de|du|la|le|di|da|del|ten|ter|af|av)\\s|d['’])"
const given = `(?:${initial}|${capital})`
const surname = `${upper}[^${signs}]+`
const family = `${particle}?${surname}`
/** First names and initials before the family name. */
const direct = `(${given}(?:\\s?-?${given}){0,3}?)\\s?(${family})`
/** The family name before initials alone, with or without a comma. */
const inverted = `(${family}),?\\s(${initial}(?:\\s?${initial}){0,2})`
const ending = `(?![^${signs}]|\\s${upper}[^${signs}]|\\.\\s?${upper}[^${signs}]*[.,:])`
const directPerson = new RegExp(direct + ending, 'y')
const invertedPerson = new RegExp(inverted, 'y')
const editorMark =
  /\s*[([](?:Hg|Hrsg|Hgg|Hrsgg|Bearb|[Ee]ds?|[Ee]ditors?|éds?|dir|Red|сост|под ред)\.?[^()]{0,20}[)\]]/uy
const others = /\s*,?\s*(?:u\.\s?a\.|et al\.?|и др\.|and others|e\.\s?a\.)/uy
const between = /\s*(?:\/|,?\s+(?:u\.|und|and|et|и)\s+|\s*&\s*|\s*–\s*)\s*/uy
const listed = /,\s+/uy

/** The people a reference begins with, at `at`; null when none are named there. */
export function readPeople(text: string, at: number): People | null {
  const people: Person[] = []
  let end = at
  for (;;) {
    const one = personAt(text, end)
    if (!one) break
    people.push(one.person)
    end = one.end
    const next = matchAt(between, text, end)
    if (next && personAt(text, end + next.length)) {
      end += next.length
      continue
    }
    // A comma goes on with people only where initials or a known first name follow; else the title has begun.
    const comma = matchAt(listed, text, end)
    const given = comma ? personAt(text, end + comma.length)?.person.given?.split(' ')[0] : undefined
    if (!comma || given === undefined || !(givenNames.has(given) || oneInitial.test(given))) break
    end += comma.length
  }
  if (people.length === 0) return null
  end += matchAt(others, text, end)?.length ?? 0
  const editor = matchAt(editorMark, text, end)
  return { people, isEditor: editor !== null, end: end + (editor?.length ?? 0) }
}

function personAt(text: string, at: number): { person: Person; end: number } | null {
  // Russian rules put the family name first; elsewhere a name with a middle initial must not be cut behind it.
  const isCyrillic = /[А-ЯЁ]/.test(text.charAt(at))
  const [first, second] = isCyrillic ? [invertedPerson, directPerson] : [directPerson, invertedPerson]
  for (const pattern of [first, second]) {
    pattern.lastIndex = at
    const hit = pattern.exec(text)
    if (!hit) continue
    const [whole, one = '', two = ''] = hit
    if (signals.has(firstWord.exec(one)?.[0] ?? '')) continue
    const [family, given] = pattern === invertedPerson ? [one, two] : [two, one]
    return { person: { family: tidy(family), given: tidy(given) }, end: at + whole.length }
  }
  return null
}

/** Words that begin a note and look like a first name. */
const signals = new Set(
  'Vgl Siehe Dazu Hierzu Dagegen Ebenso Auch So Nach Zu Zur Zum Bei Über In Im Der Die Das Den Dem Ein Eine Für Mit Von Vom Aus Ausführlich Ausführlicher Näheres Zuletzt Jetzt Etwa Zit Zitiert Ebd Ebenda See Cf The In A An For On Also Quoted Voir Dans Le La Les См Ср Там Об О В Gemeint Ehefrau Neben Als Es Er Sie Am Bis Brief Telegramm Meldung Bericht Aufzeichnung Schreiben'.split(
    ' ',
  ),
)

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A name brought to what all its spellings share: no accents, no case, no signs. */
export function foldName(text: string): string {
  if (/^[A-Za-z]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
}
