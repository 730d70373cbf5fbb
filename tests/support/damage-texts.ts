// Texts to damage: prose in five languages with the word statistics of real prose, and formulaic records.
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

/** A formulaic record: entries that differ only in names, numbers and places. `kind` counts from 0 to 5. */
export function formulaicEntries(kind: number, count: number, dice: Chance): string[] {
  const first = words(
    'Petrus Johannes Guillelmus Bernardus Raimundus Arnaldus Pontius Stephanus Hugo Rogerius Aimericus Vitalis Durandus Geraldus',
  )
  const places = words(
    'Tolosa Albia Carcassona Montesecuro Fanojovis Mirapisce Lauraco Villanova Avinione Castris Fuxo Appamiis Lavauro Rabastens',
  )
  const german = words(
    'Hans Kunz Heinrich Peter Claus Jorg Mathes Lorenz Ulrich Conrad Michel Veit Endres Bastian',
  )
  const trades = words(
    'Beck Schmid Weber Müller Schneider Zimmermann Fischer Kramer Sattler Kürschner Gerber Hafner Binder Wagner',
  )
  const english = words(
    'John William Thomas Robert Richard Henry Walter Adam Hugh Ralph Simon Geoffrey Roger Nicholas',
  )
  const surnames = words(
    'atte Wode Smyth Carter Reve Cook Webbe Turnour Baker Shepherd Milward Ponder Fuller Clerk',
  ).slice(2)
  const russian = words('Иван Петр Василий Степан Григорий Федор Михаил Яков Семен Никита Андрей Алексей')
  const peasants = words('Иванов Петров Сидоров Кузьмин Федоров Орлов Зайцев Белов Козлов Морозов')
  const p = dice.pick.bind(dice)
  const year = (): number => dice.between(1230, 1260)
  return Array.from({ length: count }, (_, i) => {
    switch (kind % 6) {
      case 0:
        return `Item anno et die predictis ${p(first)} de ${p(places)} testis iuratus dixit quod vidit ${p(first)}um de ${p(places)} hereticum in domo ${p(first)}i, et ibi adoravit eum ter flexis genibus. Interrogatus de tempore dixit quod ${dice.between(2, 30)} anni sunt vel circa. Hec deposuit coram fratre Ferrario inquisitore anno ${year()}.`
      case 1:
        return `Item ${p(german)} ${p(trades)} hat geben ${dice.between(2, 40)} pfennig von seinem haus in der ${p(trades)}gasse, zinst auf Martini.`
      case 2:
        return `It is presented that ${p(english)} ${p(surnames)} broke the assize of ale; therefore he is in mercy, ${dice.between(2, 12)}d. And that ${p(english)} ${p(surnames)} drew blood from ${p(english)} ${p(surnames)}; therefore he is in mercy, ${dice.between(2, 24)}d.`
      case 3:
        return `L'an ${year()}, le ${dice.between(1, 30)} du mois, ${p(first)} de ${p(places)} vend à ${p(first)} de ${p(places)} une pièce de terre de ${dice.between(2, 12)} arpents, pour le prix de ${dice.between(10, 90)} livres tournois, et renonce à toute exception de droit.`
      case 4:
        return `№ ${i + 1}. Крестьянин деревни ${p(peasants)}ка ${p(russian)} ${p(peasants)}, жена его законная, оба православного вероисповедания. Восприемники: ${p(russian)} ${p(peasants)} и ${p(russian)} ${p(peasants)}. Таинство совершил священник ${p(peasants)}.`
      default:
        return `In nomine sancte et individue trinitatis. Ego ${p(first)} de ${p(places)} notum facio universis presentibus et futuris quod dedi et concessi ecclesie de ${p(places)} ${dice.between(2, 20)} mansos cum omnibus pertinentiis suis. Testes sunt ${p(first)} et ${p(first)} de ${p(places)}. Actum anno ${year()}.`
    }
  })
}
