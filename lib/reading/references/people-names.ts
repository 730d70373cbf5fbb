// Persons in the text: a title, a first name or initials in front of a family name; and family names that are known from there.
import { givenNames } from './given-names.ts'
import { months } from './date-words.ts'
import { bodies, isTitle, never, noFamily, particles, thingEnding, titles } from './name-words.ts'
import { places } from './places.ts'
import { behindEpithet } from './rulers.ts'
import type { Token } from './tokens.ts'
import { pattern } from './letters.ts'

const initialLetters = pattern()`^\p{Lu}\p{Ll}{0,2}$`
const smallLetter = pattern()`^\p{Ll}$`
const writings =
  /^(?:Воспоминани[яй]|Письм[оа]|Записк[аи]|Дневник[аи]?|Реч[ьи]|Доклад[ы]?|Статьи?|Статья|Сочинени[яе]|Собрание|Архив|Фонд|Рассказ[ы]?|Стихи|Дело|Показани[яе]|Заявление|Рукопись)$/
/** Abbreviations with a stop that are no initials. */
const noInitial =
  /^(?:Vgl|Nr|Bd|Hg|Jg|St|Bl|Art|Abt|Dok|Anm|Abb|Abs|Ebd|Ders|Kap|Tab|Taf|Fol|Rep|Vol|Sig|Sp|Zs|Ms|Cod|Lit|Fig|Cf|No|Pt|Гл|Оп|См|Ср|Ст|Рис|Табл|Экз|Прил|Изд|Вып|Кн|Ред|Ing|Dipl|Rer|Phil|Jur|Med)$/
const onlyCapitals = pattern()`^\p{Lu}+$`

export interface Mention {
  readonly start: number
  readonly end: number
  readonly kind?: 'person' | 'place' | 'body'
  readonly family?: string
  readonly given?: string
  /** Named by the first name: no family name is learned from it. */
  readonly isRuler?: boolean
  /** Only one initial stands before it: counts when the family name stands elsewhere too. */
  readonly isWeak?: boolean
}

export interface NameContext {
  readonly text: string
  /** Words that the document also writes with a small letter. */
  readonly small: ReadonlySet<string>
}

/** A word with a capital, its hyphenated parts and apostrophes with it; `next` is the token behind it. */
export function nameWordAt(
  tokens: readonly Token[],
  i: number,
): { next: number; start: number; end: number } | null {
  const token = tokens[i]
  if (!token?.isCapital) return null
  let next = i + 1
  let { end } = token
  for (;;) {
    const [sign, word] = [tokens[next], tokens[next + 1]]
    const isJoined =
      sign !== undefined && sign.start === end && word?.kind === 'word' && word.start === sign.end
    if (!isJoined || !(isHyphen(sign, word) || isInside(token, sign, word))) break
    end = word.end
    next += 2
  }
  return end - token.start < 2 ? null : { next, start: token.start, end }
}

const isHyphen = (sign: Token, word: Token): boolean => word.isCapital && /^[-‐]$/.test(sign.text)
/** "D'jakov", "O'Brien", "Rosengol'c"; not "Stalin's", not "L'Europe". */
const isInside = (first: Token, sign: Token, word: Token): boolean =>
  /^['’ʹ]$/.test(sign.text) &&
  (first.text.length === 1
    ? /^[OD]$/.test(first.text) || word.text === word.low
    : word.text === word.low && word.text !== 's')

interface Lead {
  readonly next: number
  readonly title: boolean
  readonly given: string[]
  readonly initials: number
}

/** Titles, first names, initials in front of a family name. */
function leadAt(tokens: readonly Token[], from: number): Lead {
  let i = from
  let title = false
  const given: string[] = []
  let initials = 0
  while (given.length < 6) {
    const token = tokens[i]
    if (token?.kind !== 'word') break
    const stop = tokens[i + 1]
    const isDotted = stop?.text === '.' && stop.start === token.end
    const isAbbreviated = isDotted && /^(?:Gen|Dr|Prof|M|тов)$/.test(token.text)
    // "Dr. Ing. Weyrauch", "Dr. phil. Lenz": of what he is a doctor.
    if (
      title &&
      given.length === 0 &&
      isDotted &&
      /^(?:ing|phil|jur|med|rer|nat|pol|theol|oec|h|c)$/.test(token.low)
    ) {
      i += 2
      continue
    }
    // "Abt." is a department, "Abt" an abbot.
    const isOther = isDotted && noInitial.test(token.text)
    if (given.length === 0 && !isOther && (isTitle(token.text) || isAbbreviated)) {
      title = true
      i += isDotted ? 2 : 1
      // "Major a. D."
      if (tokens[i]?.text === 'a' && tokens[i + 2]?.text === 'D' && tokens[i + 3]?.text === '.') i += 4
      continue
    }
    if (isDotted && !isOther && initialLetters.test(token.text)) {
      given.push(`${token.text}.`)
      initials++
      i += 2
      continue
    }
    // "Иван Петрович Сидоров": the father's name is a first name where a family name follows.
    if (given.length > 0 && patronymic.test(token.low) && tokens[i + 1]?.isCapital) {
      given.push(token.text)
      i++
      continue
    }
    if (givenNames.has(token.text)) {
      const hyphen = tokens[i + 1]
      const other = tokens[i + 2]
      const isCompound = hyphen?.text === '-' && hyphen.start === token.end && other?.start === hyphen.end
      if (isCompound && !givenNames.has(other.text)) break
      given.push(isCompound ? `${token.text}-${other.text}` : token.text)
      i += isCompound ? 3 : 1
      continue
    }
    break
  }
  return { next: i, title, given, initials }
}

const patronymic = /(?:ович|евич|ична|овна|евна|ovi[cč]h?|evi[cč]h?|ovna|evna)$/
const smallTitles = new Set([...titles].filter((title) => title === title.toLowerCase()))

/** "Karl der Große", "Prinz Eugen": from the first name, which ends before `from`, to what follows it. */
function rulerAt(
  tokens: readonly Token[],
  from: number,
  next: number,
  text: string,
): (Mention & { next: number }) | null {
  const [first, last] = [tokens[from - 1], tokens[next - 1]]
  if (!first || !last) return null
  return {
    start: first.start,
    end: last.end,
    next,
    kind: 'person',
    family: text.slice(first.start, last.end),
    isRuler: true,
  }
}

/** A title, a first name, an initial or an abbreviated title; most words with a capital are none of these. */
const mayLead = (tokens: readonly Token[], i: number): boolean => {
  const word = tokens[i]?.text ?? ''
  return givenNames.has(word) || isTitle(word) || (word.length <= 4 && tokens[i + 1]?.text === '.')
}

/** A person named in full at this token. */
export function personAt(
  tokens: readonly Token[],
  i: number,
  { text, small }: NameContext,
): (Mention & { next: number }) | null {
  const first = tokens[i]
  if (!first || !(first.isCapital ? mayLead(tokens, i) : smallTitles.has(first.text))) return null
  const before = tokens[i - 1]
  if (before && before.end === first.start && /[-‐.]/.test(before.text)) return null
  // "z. B. Heinz Guderian": the letter belongs to the abbreviation.
  if (before?.text === '.' && smallLetter.test(tokens[i - 2]?.text ?? '') && first.text.length === 1)
    return null
  // "im August Lenin schrieb": a month.
  if (months.has(first.low) && /^(?:im|in|seit|bis|ab|vom)$/.test(before?.low ?? '')) return null
  const lead = leadAt(tokens, i)
  const { title, given, initials } = lead
  // "Громов А. Б. Порт": Russian rules put the family name before the initials.
  if (!title && initials === given.length && initials > 0 && before && isInverted(before, first, small))
    return {
      start: before.start,
      end: tokens[lead.next - 1]?.end ?? first.end,
      next: lead.next,
      kind: 'person',
      family: before.text,
      given: given.join(' '),
    }
  if (!title && given.length === 0) return null
  const ruler = given.length === 1 && initials === 0 ? behindEpithet(tokens, lead.next) : null
  if (ruler !== null) return rulerAt(tokens, lead.next, ruler, text)
  const at = behindParticles(tokens, lead.next)
  let word = nameWordAt(tokens, at)
  let family = word ? text.slice(tokens[lead.next]?.start ?? word.start, word.end) : ''
  // "Karl Walter": the last first name is the family name when nothing follows.
  const last = given.at(-1)
  if (
    (!word || !isFamily(family, text.slice(word.start, word.end), small)) &&
    given.length >= 2 &&
    last &&
    !last.endsWith('.')
  ) {
    const token = tokens[lead.next - 1]
    if (!token) return null
    word = { next: lead.next, start: token.start, end: token.end }
    family = token.text
    given.pop()
  }
  const hasFamily = word !== null && isFamily(family, text.slice(word.start, word.end), small)
  if (!hasFamily && title && given.length === 1 && initials === 0)
    return rulerAt(tokens, lead.next, lead.next, text)
  if (!word || !hasFamily) return null
  const isOnlyTitle = title && given.length === 0
  // "Genossen von der Armee": behind the particle stands what the comrades belong to.
  const bare = text.slice(word.start, word.end)
  const isOther = [family, bare].some((one) => noFamily.has(one) || isTitle(one) || bodies.has(one))
  if (
    isOnlyTitle &&
    (isOther || (at > lead.next + 1 && thingEnding.test(bare)) || places.has(family.replace(/^.* /u, '')))
  )
    return null
  const start = startOf(tokens, i)
  return {
    start:
      given.length > 0 ? (tokens[start]?.start ?? first.start) : (tokens[lead.next]?.start ?? word.start),
    end: word.end,
    next: word.next,
    kind: 'person',
    family,
    ...(given.length > 0 ? { given: given.join(' ') } : {}),
    ...(initials === 1 && given.length === 1 && !title ? { isWeak: true } : {}),
  }
}

const isInverted = (before: Token, first: Token, small: ReadonlySet<string>): boolean =>
  before.isCapital &&
  first.start === before.end + 1 &&
  /^[А-ЯЁ][а-яё]{2,}$/.test(before.text) &&
  !never.has(before.text) &&
  !isTitle(before.text) &&
  // "Воспоминания П. С. Лукина": a kind of writing stands before its author.
  !writings.test(before.text) &&
  !givenNames.has(before.text) &&
  !small.has(before.low)

/** Behind "von", "von der", "von und zu", and the rank that stands before them ("Kurt Freiherr von Hammerstein"). */
function behindParticles(tokens: readonly Token[], from: number): number {
  const rank = /^(?:Freiherr|Freifrau|Graf|Gräfin|Fürst|Fürstin|Prinz|Ritter|Baron|Herzog)$/.test(
    tokens[from]?.text ?? '',
  )
    ? from + 1
    : from
  if (!particles.has(tokens[rank]?.text ?? '')) return from
  if (tokens[rank + 1]?.text === 'und' && tokens[rank + 2]?.text === 'zu') return rank + 3
  return /^(?:der|dem|den|la|le|du)$/.test(tokens[rank + 1]?.text ?? '') ? rank + 2 : rank + 1
}

/** Behind the titles: "General Hans von Seeckt" is named Hans von Seeckt. */
function startOf(tokens: readonly Token[], from: number): number {
  let i = from
  for (;;) {
    const token = tokens[i]
    const isLead = token !== undefined && (isTitle(token.text) || /^(?:Gen|тов)$/.test(token.text))
    if (!isLead || givenNames.has(token.text)) return i
    i += tokens[i + 1]?.text === '.' ? 2 : 1
    if (tokens[i]?.text === 'a' && tokens[i + 2]?.text === 'D') i += 4
  }
}

/** A family name: no word of the sentence, nothing that the document also writes small, no abbreviation in capitals. */
function isFamily(family: string, word: string, small: ReadonlySet<string>): boolean {
  if (never.has(word) || word.length < 3 || small.has(word.toLowerCase())) return false
  return !onlyCapitals.test(word) && family.length < 60
}
