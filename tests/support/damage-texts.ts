// Texts to damage: prose in five languages with the word statistics of real prose.
import type { Chance } from './chance.ts'

export type Language = 'de' | 'en' | 'fr' | 'la' | 'ru'
export const LANGUAGES: readonly Language[] = ['de', 'en', 'fr', 'la', 'ru']

interface Manner {
  readonly small: readonly string[]
  readonly onsets: readonly string[]
  readonly nuclei: readonly string[]
  readonly endings: readonly string[]
  readonly names: readonly string[]
  readonly months: readonly string[]
  readonly negation: string
  readonly capitals: number
}

const words = (text: string): string[] => text.split(' ')

const MANNERS: Readonly<Record<Language, Manner>> = {
  de: {
    small: words(
      'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat daß sie nach wird bei',
    ),
    onsets: words('b br d dr f fl g gr h k kl l m n p pf r s sch st t tr v w z'),
    nuclei: words('a e i o u ä ö ü ei au ie eu'),
    endings: words('ung heit er en lich tion schaft ern ig te ten isch los keit'),
    names: words(
      'Seeckt Rathenau Krestinskij Hasse Fischer Niedermayer Brockdorff Wirth Blomberg Stülpnagel Köstring Thomsen Lieth Haas',
    ),
    months: words('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
    negation: 'nicht',
    capitals: 0.35,
  },
  en: {
    small: words(
      'the of and to in a that was for it with as his on be at by had not are but from or have an they which one were her all there been',
    ),
    onsets: words('b bl c ch d dr f g gr h j l m n p pr qu r s sh st t th tr v w'),
    nuclei: words('a e i o u ea ou ai oo'),
    endings: words('ing ed er tion ment ness ly al ous ity ance s es able'),
    names: words(
      'Carr Baldwin Hankey Cecil Lothian Eden Halifax Vansittart Cadogan Harvey Strang Simon Hoare Attlee',
    ),
    months: words('January February March April May June July August September October November December'),
    negation: 'not',
    capitals: 0.04,
  },
  fr: {
    small: words(
      'le la les de des du et à un une que qui en dans pour par sur au avec il elle est son sa ses ce cette plus mais ou se ne comme',
    ),
    onsets: words('b br c ch d f g gr j l m n p pl r s t tr v'),
    nuclei: words('a e é è i o u ou ai eau oi an on'),
    endings: words('tion ment eur euse ité er ait aient ance eux ique age ée'),
    names: words(
      'Briand Poincaré Herriot Berthelot Painlevé Foch Weygand Loucheur Tardieu Barthou Laval Daladier Blum Corbin',
    ),
    months: words('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
    negation: 'pas',
    capitals: 0.03,
  },
  la: {
    small: words(
      'et in est ad cum de per ex ut quod qui quae ab non sed eius ac hoc si etiam sunt pro vel eo esse autem enim suo atque nec',
    ),
    onsets: words('b c d f g h l m n p pr qu r s sp st t tr v'),
    nuclei: words('a e i o u ae au ia iu'),
    endings: words('us um am is orum arum ibus are ere avit erunt tio tatem ntur it'),
    names: words(
      'Petrus Johannes Guillelmus Bernardus Raimundus Arnaldus Pontius Stephanus Hugo Rogerius Poncius Bertrandus',
    ),
    months: words(
      'Januarii Februarii Martii Aprilis Maii Junii Julii Augusti Septembris Octobris Novembris Decembris',
    ),
    negation: 'non',
    capitals: 0.03,
  },
  ru: {
    small: words(
      'и в не на что с он как по это из у за от но к его все было она так же для мы бы или до при она их если уже',
    ),
    onsets: words('б бр в г гр д ж з к л м н п пр р с ст т тр х ч ш'),
    nuclei: words('а е и о у я ю ы'),
    endings: words('ость ение ского ный ать или ами ого ей ому ство ция ник ов'),
    names: words(
      'Чичерин Литвинов Крестинский Троцкий Уншлихт Радек Ворошилов Розенгольц Фрунзе Тухачевский Уборевич Якир',
    ),
    months: words('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    negation: 'не',
    capitals: 0.03,
  },
}

/** Writes sentences of one language from a vocabulary in which few words are frequent and most are rare. */
export function writer(language: Language, dice: Chance): { sentence(): string; paragraph(): string } {
  const manner = MANNERS[language]
  const vocabulary = Array.from({ length: 2400 }, () => {
    let word = ''
    for (let i = dice.between(1, 3); i > 0; i--) word += dice.pick(manner.onsets) + dice.pick(manner.nuclei)
    word += dice.happens(0.7) ? dice.pick(manner.endings) : dice.pick(manner.onsets).slice(0, 1)
    return dice.happens(manner.capitals) ? word.charAt(0).toUpperCase() + word.slice(1) : word
  })
  const word = (): string => {
    const roll = dice.next()
    if (roll < 0.42) return dice.pick(manner.small)
    if (roll < 0.46) return dice.pick(manner.names)
    if (roll < 0.475) return String(dice.between(1890, 1945))
    if (roll < 0.49)
      return `${dice.between(1, 28)}${language === 'de' ? '.' : ''} ${dice.pick(manner.months)}`
    // Zipf: the k-th word of the vocabulary is k times rarer than the first.
    return vocabulary[Math.floor(vocabulary.length ** dice.next()) - 1] ?? 'et'
  }
  const sentence = (): string => {
    let text = ''
    for (let i = dice.between(5, 26); i > 0; i--)
      text += (text === '' ? '' : dice.happens(0.08) ? ', ' : ' ') + word()
    return (
      text.charAt(0).toUpperCase() +
      text.slice(1) +
      dice.pick(['.', '.', '.', '.', ';', '?']).replace(';', '.')
    )
  }
  const paragraph = (): string => Array.from({ length: dice.between(2, 9) }, sentence).join(' ')
  return { sentence, paragraph }
}
