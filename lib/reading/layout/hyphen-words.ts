// Words that are written with a hyphen wherever they stand: "self-evident", "celui-ci", "кто-то", "deutsch-russisch". A break
// there keeps it. Each language forms them in its own way; where nothing speaks for such a word, the hyphen was the break's.
import type { Lexicon } from './lexicon.ts'
import type { LayoutReason } from './reasons.ts'

export interface BrokenWord {
  /** All that stands before the hyphen without a blank ("c'est-à"), and its last word ("à"). */
  readonly stem: string
  readonly end: string
  readonly start: string
  readonly lexicon: Lexicon
  /** The word is the first of its sentence. */
  readonly isFirst: boolean
}

export interface HyphenHabitChoice {
  readonly choice: 'join' | 'keep'
  readonly certain: boolean
  readonly reason: LayoutReason
}

/** What the language says of this word; null when it says nothing. */
export function hyphenHabitOf(language: string, word: BrokenWord): HyphenHabitChoice | null {
  switch (language) {
    case 'en':
      return english(word)
    case 'fr':
      return french(word)
    case 'de':
      return german(word)
    case 'ru':
    case 'uk':
      return russian(word)
    default:
      return null
  }
}

const keep = (certain: boolean, reason: LayoutReason = 'hyphenated-word'): HyphenHabitChoice => ({
  choice: 'keep',
  certain,
  reason,
})
const join = (certain = true, reason: LayoutReason = 'word-list'): HyphenHabitChoice => ({
  choice: 'join',
  certain,
  reason,
})
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const isWord = (lexicon: Lexicon, one: string): boolean =>
  lexicon.count(one) > 0 || lexicon.isListed(one) === true

const englishPrefixes = set(
  'self well non anti pro pre post co ex semi quasi pseudo neo all mid vice cross half ill counter anglo franco russo sino austro ultra multi arch',
)
const englishTails = set('like in law fold wide off up down out by')

function english({ stem, end, start, lexicon, isFirst }: BrokenWord): HyphenHabitChoice | null {
  if (lexicon.isListed(end + start) === null) {
    return englishPrefixes.has(end.toLowerCase()) && lexicon.count(start) > 0 ? keep(false, 'prefix') : null
  }
  // "twenty-five-year", "son-in-law": what has a hyphen already may well have another.
  const isChain = stem !== end && lexicon.isListed(end) === true && isWord(lexicon, start)
  if (lexicon.isListed(end + start) === true && !isChain) return join()
  // A name that is broken has a capital and its halves may be words by chance: "Ash-ford".
  if (/^\p{Lu}/u.test(end) && !isFirst && !englishPrefixes.has(end.toLowerCase())) return null
  const small = end.toLowerCase()
  if (englishPrefixes.has(small) && isWord(lexicon, start)) return keep(start.length > 2, 'prefix')
  const isTwo = isWord(lexicon, small) && isWord(lexicon, start)
  if (!isTwo || small.length < 2) return null
  if (start.length < 3 && !englishTails.has(start)) return null
  return keep(small.length > 2)
}

const frenchTails = set(
  'ce il elle on ils elles je tu nous vous moi toi lui leur leurs ci là même mêmes en y le la les t',
)
const pronouns = set('il elle on ils elles')
const frenchHeads = set(
  'au par ci là non sous vice ex demi mi semi nord sud est ouest peut quatre vingt trente quarante cinquante soixante dix sur avant après grand saint sainte quasi',
)

function french({ stem, end, start, lexicon, isFirst }: BrokenWord): HyphenHabitChoice | null {
  const [small, tail] = [end.toLowerCase(), start.toLowerCase()]
  if (lexicon.isListed(`${stem.toLowerCase().replace(/’/g, "'")}-${tail}`) === true) return keep(true)
  if (/-t$/.test(stem) && pronouns.has(tail)) return keep(true)
  if (/^(?:(?:jusqu|d|qu|n|l|s|j)['’])?(?:c['’]est|est)-à$/i.test(stem)) return keep(true)
  const isListed = lexicon.isListed(small + tail)
  if (isListed === true) return join()
  if (/^\p{Lu}/u.test(end) && !isFirst && !frenchHeads.has(small)) return null
  const isTwo = isListed === null ? lexicon.count(small) > 0 : isWord(lexicon, small)
  if (!isTwo || small.length < 2) return null
  if (frenchTails.has(tail) || frenchHeads.has(small)) return keep(isListed === false)
  return isListed === false && isWord(lexicon, tail) && small.length > 2 && tail.length > 2
    ? keep(false)
    : null
}

/** Two adjectives of equal rank: "preußisch-russische", not one word made of a noun and an adjective. */
function german({ end, start, lexicon }: BrokenWord): HyphenHabitChoice | null {
  const isPair =
    /(?:isch|lich|deutsch|sozial|liberal|national)$/i.test(end) &&
    /(?:isch|lich|deutsch|sozial|liberal|demokratisch|kritisch|konservativ|protestantisch|national|ig)(?:e[nrms]?)?$/i.test(
      start,
    )
  if (!isPair || end.length < 6 || lexicon.isListed(end + start) === true) return null
  return isWord(lexicon, start) || start.length > 6 ? keep(lexicon.isListed(end + start) === false) : null
}

const asking =
  /(?:^|-)(?:кто|что|где|куда|когда|как|кое|сколько|чей|чья|чьё|почему|зачем|откуда|отчего|насколько|ко(?:го|му)|кем|ком|че(?:го|му|м)|чём|как(?:ой|ая|ое|ие|ого|ому|им|ую|их|ими|ом|ою))$/i
const russianHeads = set(
  'социал вице экс обер унтер штаб штабс лейб генерал премьер контр северо юго западно восточно военно народно научно историко политико общественно англо франко русско советско польско японо американо итало австро греко прусско нео социально мало кое кой',
)

function russian({ end, start, lexicon }: BrokenWord): HyphenHabitChoice | null {
  const [head, tail] = [end.toLowerCase(), start.toLowerCase()]
  if (/^(?:то|либо|нибудь)$/.test(tail) && asking.test(head)) return keep(true)
  if (
    tail === 'таки' &&
    (/^(?:вс[её]|опять|так|прямо|довольно|верно)$/.test(head) || lexicon.count(head) > 0)
  )
    return keep(true)
  if ((head === 'кое' || head === 'кой') && /^(?:кто|что|где|как|ко|че|ч[её]м)/.test(tail)) return keep(true)
  if (head === 'из' && /^(?:за|под)$/.test(tail)) return keep(true)
  if (/^во?$/.test(head) && /^(?:первых|вторых|третьих|четв[её]ртых|пятых|шестых)$/.test(tail))
    return keep(true)
  if (head === 'по')
    return /(?:[сц]ки|ьи|[ое]му)$/.test(tail) && !/^(?:тому|этому|сему|чему)$/.test(tail) ? keep(true) : null
  const isAdjective = /[а-яё]{3,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ую|юю|ых|их|ыми|ими)$/u
  if (/[сц]ко$/.test(head) && head.length > 5 && isAdjective.test(tail)) return keep(true)
  if (russianHeads.has(head) && tail.length > 3 && lexicon.count(head + tail) === 0) return keep(false)
  return null
}
