// People who are named by their first name: "Karl der Große", "Ludwig XIV", "Prinz Eugen".
import { readRoman } from './date-words.ts'
import type { Token } from './tokens.ts'

const epithets = new Set(
  'Große Großen Grosse Grossen Kühne Kühnen Fromme Frommen Kahle Kahlen Dicke Dicken Gute Guten Schöne Schönen Bär Bären Löwe Löwen Rote Roten Weise Weisen Strenge Great Bold Bald Pious Terrible Conqueror Wise Good Grand Bon Hardi Chauve Gros Bel Téméraire Pieux Великий Грозный Великого Грозного'.split(
    ' ',
  ),
)

/** The token behind a number or epithet that stands at `i`, behind a first name; null when none does. */
export function behindEpithet(tokens: readonly Token[], i: number): number | null {
  const [next, after] = [tokens[i], tokens[i + 1]]
  if (!next) return null
  const number = /^[IVX]+$/.test(next.text) ? readRoman(next.text) : null
  if (number !== null && number <= 30) return i + 1
  const isArticle = /^(?:der|die|dem|den|des|the|le|la)$/.test(next.text)
  if (isArticle && after && epithets.has(after.text)) return i + 2
  return epithets.has(next.text) && /^[А-Я]/.test(next.text) ? i + 1 : null
}
