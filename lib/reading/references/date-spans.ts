// Written dates without a day: months, seasons, parts of a year, years, decades, centuries; and days written in digits.
import { isGlued, isSign, joinAt, monthAt, yearAt, type Cursor, type Written } from './date-grammar.ts'
import { daysIn, ofWords, readRoman, seasons, wholeMonths, yearParts } from './date-words.ts'
import { pattern } from './letters.ts'

const nameLike = pattern()`^\p{Lu}\p{Ll}`
const smallWord = pattern()`^\p{Ll}{3,}$`

/** "Juni 1990", "Januar/Februar 1933", "im Mai". */
export function monthLed(cursor: Cursor, i: number): Written | null {
  const { tokens } = cursor
  const first = monthAt(cursor, i)
  if (!first) return null
  const join = joinAt(cursor, first.next)
  const second = join && monthAt(cursor, join.next)
  const last = second && second.m !== first.m ? second : first
  const comma = isSign(cursor, last.next, ',') ? 1 : 0
  const of = ofWords.has(tokens[last.next]?.low ?? '') && !comma ? 1 : 0
  const jahres = of && tokens[last.next + 1]?.low === 'jahres' ? 1 : 0
  const year = yearAt(cursor, last.next + comma + of + jahres)
  if (year) {
    const to = { y: year.y, m: last.m }
    if (last === first) return { from: to, next: year.next }
    return { from: { y: first.m > last.m ? year.y - 1 : year.y, m: first.m }, to, next: year.next }
  }
  const before = tokens[i - 1]
  // "may" and "march" are verbs; "en mai", "в мае" are months.
  const isWhole = wholeMonths.has(tokens[i]?.low ?? '') && (tokens[i]?.isCapital || tokens[i]?.low !== 'may')
  const isName = !first.isShort || isWhole || /^(?:März|March)$/.test(tokens[i]?.text ?? '')
  if (!isName || !before || !monthWords.has(before.low)) return null
  // "im August Bebel": a name that is also a month.
  if (last === first && nameLike.test(tokens[first.next]?.text ?? '') && cursor.language === 'en') return null
  return last === first
    ? { from: { m: first.m }, next: first.next }
    : { from: { m: first.m }, to: { m: last.m }, next: last.next }
}

const monthWords = new Set(
  'im seit bis ab für vom zum in since until by during from for en dès depuis в с до к v anfang mitte ende early late mid'.split(
    ' ',
  ),
)

/** "Anfang 1921", "Ende des Jahres 1926", "end of September 1923", "late 1928", "Mitte der 1990er Jahre". */
export function partLed(cursor: Cursor, i: number): Written | null {
  const { tokens } = cursor
  const word = tokens[i]
  const part = yearParts.get(word?.low ?? '')
  if (!word || !part) return null
  let at = i + 1
  while (at < i + 4 && (isSign(cursor, at, '-', '’', "'") || skipped.has(tokens[at]?.low ?? ''))) at++
  if (needsOf.has(word.low) && at === i + 1) return null
  const season = seasonLed(cursor, at)
  if (season) return season
  const month = monthAt(cursor, at)
  const inMonth = month ? (monthLed(cursor, at) ?? partOfMonth(cursor, at)) : null
  // A part of a month is given as the month: the wording keeps the rest.
  if (inMonth) return inMonth
  const decade = decadeAt(cursor, at)
  if (decade) return decade
  const year = yearAt(cursor, at)
  if (!year || isSign(cursor, year.next, '–', '-', '/')) return null
  return { from: { y: year.y, part }, next: year.next }
}

const skipped = new Set('of de des der du the jahres l année d'.split(' '))
const needsOf = new Set(['end', 'beginning', 'middle', 'milieu'])

/** "Ende April": the part of the month stands where else a preposition stands. */
function partOfMonth(cursor: Cursor, at: number): Written | null {
  const month = monthAt(cursor, at)
  if (!month || month.isShort) return null
  return { from: { m: month.m }, next: month.next }
}

/** "Sommer 1922", "summer of 1930", "Winter 1925/26", "in the spring". */
export function seasonLed(cursor: Cursor, i: number): Written | null {
  const { tokens } = cursor
  const word = tokens[i]
  const season = seasons.get(word?.low ?? '')
  if (!word || season === undefined) return null
  // "a été 1933 fois": the season has its article.
  if (word.low === 'été' && !/^(?:l|d|en|cet)$/.test(before(cursor, i))) return null
  let at = i + 1
  while (at < i + 4 && (skipped.has(tokens[at]?.low ?? '') || isSign(cursor, at, '’', "'"))) at++
  const year = yearAt(cursor, at)
  if (!year) {
    const article = tokens[i - 1]?.low
    const isTold = article === 'im' || (article === 'the' && tokens[i - 2]?.low === 'in')
    return isTold ? { from: { season }, next: i + 1 } : null
  }
  const second = tokens[year.next + 1]
  const isWinter = season === 24 && isSign(cursor, year.next, '/') && second?.kind === 'number'
  return { from: { y: year.y, season }, next: isWinter ? year.next + 2 : year.next }
}

const before = (cursor: Cursor, i: number): string => {
  const at = isSign(cursor, i - 1, '’', "'") ? i - 2 : i - 1
  return cursor.tokens[at]?.low ?? ''
}

/** "1920er Jahre", "1920s", "1920-е годы": tens of years; "19. Jahrhundert", "19th century", "XIXe siècle": hundreds. */
export function decadeAt(cursor: Cursor, i: number): Written | null {
  const { tokens } = cursor
  const token = tokens[i]
  if (token?.kind === 'number' && /^\d{3}0$/.test(token.text)) {
    // "les années 1890"
    if (/^années?$/.test(tokens[i - 1]?.low ?? '') && !isSign(cursor, i + 1, '-', '–'))
      return { from: { decade: Number(token.text) / 10 }, next: i + 1 }
    const dash = isSign(cursor, i + 1, '-', '’', "'") && isGlued(cursor, i + 1) ? 1 : 0
    const ending = tokens[i + 1 + dash]
    if (!ending || !isGlued(cursor, i + 1 + dash) || !/^(?:er|s|е|х|ые|ых)$/.test(ending.low)) return null
    const noun = tokens[i + 2 + dash]
    const isNoun = /^(?:jahre[ns]?|годы|годов|годах)$/.test(noun?.low ?? '')
    return { from: { decade: Number(token.text) / 10 }, next: i + 2 + dash + (isNoun ? 1 : 0) }
  }
  const skip = isSign(cursor, i + 1, '.') || /^(?:th|st|nd|rd|e|ème)$/.test(tokens[i + 1]?.low ?? '') ? 1 : 0
  const noun = tokens[i + 1 + skip]?.low ?? ''
  if (!/^(?:jahrhunderts?|jh|jhs|jhdts?|century|centuries|siècle|siecle|век|века|веке)$/.test(noun))
    return null
  const roman =
    token?.kind === 'word' && /^[IVX]+e?$/.test(token.text) ? readRoman(token.text.replace('e', '')) : null
  const century = roman ?? (token?.kind === 'number' && token.text.length <= 2 ? Number(token.text) : 0)
  if (century < 2 || century > 21) return null
  const stop = /^jh/.test(noun) && isSign(cursor, i + 2 + skip, '.') ? 1 : 0
  return { from: { hundred: century - 1 }, next: i + 2 + skip + stop }
}

/** "1933-02-28", "21-07-2018", "28/2/1933": days in digits alone, where their order is sure. */
export function digitDay(cursor: Cursor, i: number): Written | null {
  const { tokens, language } = cursor
  const [first, sign, second, same, third] = tokens.slice(i, i + 5)
  if (!first || !sign || !second || !same || !third || sign.text !== same.text || !/^[-/]$/.test(sign.text))
    return null
  for (let k = i + 1; k < i + 5; k++) if (!isGlued(cursor, k)) return null
  const after = tokens[i + 5]
  if (after && isGlued(cursor, i + 5) && !/^[.,;:)\]T]/.test(after.text)) return null
  const numbers = [first, second, third].map(({ kind, text }) => (kind === 'number' ? Number(text) : NaN))
  const [a = NaN, b = NaN, c = NaN] = numbers
  const lengths = [first, second, third].map(({ text }) => text.length).join('')
  if (lengths === '422' && sign.text === '-') return day(a, b, c, i + 5)
  if (!/^[12][12]4$/.test(lengths)) return null
  if (b > 12) return day(c, a, b, i + 5)
  // The first two numbers may both be months: which is which depends on who writes.
  const isDayFirst = a > 12 || sign.text === '-' || /^(?:de|fr|ru|it|es|pt|nl)$/.test(language)
  return isDayFirst ? day(c, b, a, i + 5) : null
}

function day(y: number, m: number, d: number, next: number): Written | null {
  const isDay = y >= 1000 && y <= 2099 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(m, y)
  return isDay ? { from: { y, m, d }, next } : null
}

const beforeYear = new Set(
  'jahr jahre jahren jahres anno seit ab bis nach vor um zwischen in since until till by from after before during around circa about between year years en depuis vers dès avant après année в с до к от после перед около между v s do god'.split(
    ' ',
  ),
)
const countedThings =
  /^(?:mark|meter[n]?|kilometer[n]?|km|mann|stück|exemplare[n]?|tonnen|rubel[n]?|dollar[s]?|men|people|tons?|miles?|guns?|marks?|francs?|hommes|человек|рублей|prisoners|soldiers|soldaten|employees|troops|menschen|personen|pounds?|pfund)$/

/** Years alone, where nothing else can be meant: "im Jahre 1923", "von 1920 bis 1923", "1926/27", "1920-е годы". */
export function yearLed(cursor: Cursor, i: number): Written | null {
  const { tokens } = cursor
  const first = yearAt(cursor, i)
  if (!first || (isGlued(cursor, i) && isSign(cursor, i - 1, '-', '–', '/', '.', ',', ':'))) return null
  const word = before(cursor, i)
  const isTold = beforeYear.has(word) || (word === 'den' && /^jahren$/.test(tokens[i - 2]?.low ?? ''))
  const join = joinAt(cursor, first.next)
  const second = join && tokens[join.next]
  if (join && second?.kind === 'number') {
    const short = second.text.length === 2 && isGlued(cursor, join.next)
    const y = short ? first.y - (first.y % 100) + Number(second.text) : (yearAt(cursor, join.next)?.y ?? 0)
    const isNextYear = join.kind === '/' && y === first.y + 1
    const isWord = tokens[first.next]?.kind === 'word'
    const isRange = join.kind === 'range' && y > first.y && y < first.y + 200 && !short
    const isBetween = join.kind === 'and' && /^(?:zwischen|between|entre|между)$/.test(word) && y > first.y
    const more = tokens[join.next + 1]
    if (more && countedThings.test(more.low)) return null
    const goesOn =
      more !== undefined &&
      isGlued(cursor, join.next + 1) &&
      (more.kind !== 'sign' || /[-–/]/.test(more.text))
    if (
      !goesOn &&
      (isNextYear || isBetween || (isRange && (isWord || isTold || /^(?:von|from|de|с)$/.test(word))))
    )
      return { from: { y: first.y }, to: { y }, next: yearAt(cursor, join.next)?.next ?? join.next + 1 }
  }
  if (isSign(cursor, first.next, '-', '–', '/') && isGlued(cursor, first.next)) return null
  const hasUnit = first.next > i + 1
  const after = tokens[first.next]
  if (after && countedThings.test(after.low)) return null
  const isSentenceStart = cursor.language === 'de' && startsSentence(cursor, i) && isVerb(after?.text ?? '')
  const isYear = isTold && (first.y >= 1500 || /^(?:jahre?[ns]?|anno|year|années?|в)$/.test(word))
  return isYear || hasUnit || isSentenceStart ? { from: { y: first.y }, next: first.next } : null
}

const startsSentence = (cursor: Cursor, i: number): boolean =>
  i === 0 ||
  (isSign(cursor, i - 1, '.', '!', '?') && !isGlued(cursor, i) && cursor.tokens[i - 2]?.kind === 'word')
const isVerb = (word: string): boolean => smallWord.test(word)

/** The first token may begin a date in digits; used so that numbers inside words and signatures are passed over. */
export function mayBegin(cursor: Cursor, i: number): boolean {
  if (!isGlued(cursor, i)) return true
  const previous = cursor.tokens[i - 1]
  if (!previous) return true
  if (previous.kind !== 'sign') return false
  if (/[.,:/]/.test(previous.text))
    return cursor.tokens[i - 2]?.kind !== 'number' && previous.text !== '/' && !isShortWord(cursor, i - 2)
  return !(
    /[-–]/.test(previous.text) &&
    cursor.tokens[i - 2]?.end === previous.start &&
    cursor.tokens[i - 2]?.kind !== 'sign'
  )
}

/** "f.04", "S.14": a number behind an abbreviation, without a space. */
const isShortWord = (cursor: Cursor, i: number): boolean => {
  const token = cursor.tokens[i]
  return token?.kind === 'word' && token.text.length <= 3
}
