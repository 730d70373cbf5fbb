// A line ends with a hyphen: it was only the break's and goes, or it belongs to the word and stays. Decided by the document's
// own words, the list of the language, and how each language forms its words with a hyphen.
import { hyphenHabitOf } from './hyphen-words.ts'
import type { Lexicon } from './lexicon.ts'
import { sure, type LineEnd, type LineEndChoice, type Words } from './line-end.ts'
import { plain, wordAtEnd, wordAtStart } from './lines.ts'

/** After "Vor-" the line goes on with one of these: the hyphen stands for a part that comes later. */
const joining = new Set(
  'und oder bzw beziehungsweise sowie wie als bis and or nor et ou e o y u i и или aber noch statt u ni vel aut atque ac'.split(
    ' ',
  ),
)

export function decideHyphen(left: string, right: string, words: Words): LineEnd {
  const { lexicon, language } = words
  const before = left.replace(/[-‐‑\u00ad¬⸗=]+$/, '')
  if (before === '' || /\s$/.test(before)) return sure('keep-space', 'dash')
  const isSoft = /[\u00ad¬]$/.test(left)
  if (/\d$/.test(before)) return sure(/^[\d\p{L}]/u.test(right) ? 'keep' : 'keep-space', 'number-range')
  const [end, start] = [plain(wordAtEnd(before)), plain(wordAtStart(right))]
  if (end === '' || start === '')
    return sure(/^[\d]/.test(right) ? 'keep' : 'keep-space', 'hyphen-between-signs')
  const stem = plain(/[\p{L}\p{M}'’-]+$/u.exec(before)?.[0] ?? end)
  const [closed, kept] = [
    lexicon.count(end + start) + (stem === end ? 0 : lexicon.count(stem + start)),
    lexicon.count(`${stem}-${start}`) + (stem === end ? 0 : lexicon.count(`${end}-${start}`)),
  ]
  const isWhole = closed > 0 || lexicon.isListed(end + start) === true
  if (!isSoft && !isWhole && language !== 'la' && isSuspended(start, right))
    return sure('keep-space', 'suspended')
  const options: LineEndChoice[] = ['join', 'keep', 'space']
  if (isSoft) return sure('join', 'soft-hyphen')
  const decide = (choice: LineEndChoice, reason: LineEnd['reason'], certain = true): LineEnd => ({
    choice,
    options,
    certain,
    reason,
  })
  if (/^\p{Lu}/u.test(start)) {
    const isShouted =
      start.length > 1 && start === start.toUpperCase() && end === end.toUpperCase() && end.length > 1
    if (!isShouted) return decide('keep', 'capital-follows')
    if (kept > 0 && closed === 0) return decide('keep', 'document-word')
    const isWhole = closed > 0 || lexicon.isListed((end + start).toLowerCase()) === true
    return decide('join', closed > 0 ? 'document-word' : 'capitals', isWhole)
  }
  const special = language === 'de' ? germanSpelling(end, start, lexicon) : null
  if (special) return special
  if (kept > closed) return decide('keep', 'document-word')
  if (closed > 0) return decide('join', 'document-word')
  const own = hyphenHabitOf(language, { stem, end, start, lexicon, isFirst: isSentenceStart(before, stem) })
  return own ? decide(own.choice, own.reason, own.certain) : decide('join', 'hyphen')
}

/** "Vor- und Nachteile", "Getreide-, Holz- und Wollpreise". */
const isSuspended = (start: string, right: string): boolean =>
  joining.has(start.toLowerCase()) && /^\p{L}+(?:\s|$)/u.test(right)

/** The word stands first in its sentence: its capital says nothing. */
const isSentenceStart = (before: string, stem: string): boolean =>
  /(?:^|[.!?:…]["”»)]*\s+["„“«(]*)$/u.test(before.slice(0, before.length - stem.length))

/** German before 1996: "ck" is divided "k-k", and of three like consonants one falls away ("Schiff-fahrt" is "Schiffahrt"). */
function germanSpelling(end: string, start: string, lexicon: Lexicon): LineEnd | null {
  if (/k$/.test(end) && /^k/.test(start)) return kOrCk(end, start, lexicon)
  const double = /([bcdfghjklmnprstz])\1$/.exec(end)?.[1]
  if (!double || !start.startsWith(double) || !/^.[aeiouyäöü]/.test(start)) return null
  const [short, long] = [end + start.slice(1), end + start]
  const shortWins = lexicon.count(short) - lexicon.count(long)
  // Without the word itself the document's spelling tells: "daß" belongs to the old rules, "dass" to the new ones.
  const isOld = oldSpelling(lexicon)
  if (shortWins === 0 && (isOld === null || !isOld || lexicon.isListed(long) !== true)) return null
  const drops = shortWins === 0 || shortWins > 0
  return {
    choice: drops ? 'drop-letter' : 'join',
    options: ['drop-letter', 'join', 'keep'],
    certain: true,
    reason: shortWins === 0 ? 'old-spelling' : 'document-word',
  }
}

function kOrCk(end: string, start: string, lexicon: Lexicon): LineEnd {
  const [ck, kk] = [`${end.slice(0, -1)}c${start}`, end + start]
  const isWord = (one: string): boolean => lexicon.count(one) > 0 || lexicon.isListed(one) === true
  const capital = start.charAt(0).toUpperCase() + start.slice(1)
  // "Musik-kapelle" is made of two words, "Drük-ker" is not.
  const isTwo = isWord(end) && end.length > 2 && start.length > 2 && (isWord(start) || isWord(capital))
  const facts = (isWord(ck) ? 4 : 0) - (isWord(kk) ? 4 : 0) - (isTwo && !isWord(ck) ? 3 : 0)
  const odds =
    facts + 0.5 * Math.max(-4, Math.min(4, lexicon.probability(ck) - lexicon.probability(kk) + 1.5))
  return {
    choice: odds > 0 ? 'ck' : 'join',
    options: ['ck', 'join', 'keep'],
    certain: Math.abs(odds) > 1.5,
    reason: 'k-k',
  }
}

/** Null when the document does not tell. */
function oldSpelling(lexicon: Lexicon): boolean | null {
  const count = (words: string): number => words.split(' ').reduce((sum, one) => sum + lexicon.exact(one), 0)
  const [old, young] = [
    count('daß muß müßte mußte läßt wußte bewußt Schluß Fluß Einfluß gewiß Daß'),
    count('dass muss müsste musste lässt wusste bewusst Schluss Fluss Einfluss gewiss Dass'),
  ]
  return old === young ? null : old > young
}
