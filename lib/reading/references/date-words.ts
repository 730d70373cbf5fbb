// The words of which dates are made, in German, English, French, Latin and Russian (Cyrillic and transliterated).

/** `months.get(word)`: 1 to 12; words in lower case, abbreviations without their full stop. */
export const months: ReadonlyMap<string, number> = table([
  'januar jänner january janvier ianuarius ianuarii januarii ianuarias januarias ianuariis januariis январь января январе janvarja janvar yanvarya ianvaria|jan jän janv ian янв',
  'februar feber february février fevrier februarii februarias februariis февраль февраля феврале fevralja fevral fevralya fevralia|feb febr févr fév fevr фев февр',
  'märz maerz march mars martii martias martiis март марта марте marta|mrz mär mar mart мар',
  'april avril aprilis apriles aprilibus апрель апреля апреле aprelja aprel aprelya aprelia|apr avr апр',
  'mai may maii maias maiis май мая мае maja maya',
  'juni june juin iunii junii iunias junias iuniis juniis июнь июня июне ijunja ijun iyunya iiunia|jun iun июн',
  'juli july juillet iulii julii iulias julias iuliis juliis июль июля июле ijulja ijul iyulya iiulia|jul juil iul июл',
  'august août aout augusti augustas augustis август августа августе avgusta avgust|aug авг',
  'september septembre septembris septembres septembribus сентябрь сентября сентябре sentjabrja sentjabr sentyabrya sentiabria|sept sep сент сен',
  'oktober october octobre octobris octobres octobribus октябрь октября октябре oktjabrja oktjabr oktyabrya oktiabria|okt oct окт',
  'november novembre novembris novembres novembribus ноябрь ноября ноябре nojabrja nojabr noyabrya noiabria|nov нояб ноя',
  'dezember december décembre decembre decembris decembres decembribus декабрь декабря декабре dekabrja dekabr dekabrya dekabria|dez dec déc dek дек',
]) // prettier-ignore

/** Short names that are whole: a full stop behind them ends the sentence. */
export const wholeMonths: ReadonlySet<string> = new Set(['may', 'mai', 'mars', 'marta', 'maja', 'maya', 'март', 'май', 'мая', 'мае']) // prettier-ignore

/** Month words that are abbreviations or also other words: they need a full stop, a day or a year beside them. */
export const shortMonths: ReadonlySet<string> = new Set(
  'jan jän janv ian янв feb febr févr fév fevr фев февр mrz mär mar mart мар apr avr апр jun iun июн jul juil iul июл aug авг sept sep сент сен okt oct окт nov нояб ноя dez dec déc dek дек'
    .split(' ')
    .concat([...wholeMonths]),
)

/** Months as English writes them: only these stand before their day ("April 16, 1922"). */
export const englishMonths: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
)

/** EDTF seasons. */
export const seasons: ReadonlyMap<string, number> = new Map<string, number>([
  ...each('frühling frühjahr spring printemps весна весной весны весну vesnoj vesny', 21),
  ...each('sommer summer été ete лето летом лета letom', 22),
  ...each('herbst autumn automne осень осенью осени osenju', 23),
  ...each('winter hiver зима зимой зимы зиму zimoj', 24),
])

export type YearPart = 'early' | 'middle' | 'late'

export const yearParts: ReadonlyMap<string, YearPart> = new Map<string, YearPart>([
  ...each('anfang anfangs beginn early beginning début debut начале начала начало nachale', 'early' as const),
  ...each('mitte mid middle milieu середине середина середины seredine', 'middle' as const),
  ...each('ende late end fin конце конца концу конец kontse konce', 'late' as const),
])

/** 1 is Monday. */
export const weekdays: ReadonlyMap<string, number> = new Map<string, number>(
  [
    'montag mo monday mon lundi понедельник понедельника',
    'dienstag di tuesday tue tues mardi вторник вторника',
    'mittwoch mi wednesday wed mercredi среда среду среды',
    'donnerstag do thursday thu thurs jeudi четверг четверга',
    'freitag fr friday fri vendredi пятница пятницу пятницы',
    'samstag sonnabend sa saturday sat samedi суббота субботу субботы',
    'sonntag so sunday sun dimanche воскресенье воскресенья',
  ].flatMap((words, i) => [...each(words, i + 1)]),
)

/** What joins two days, months or years to a range. */
export const rangeWords: ReadonlySet<string> = new Set([
  '-', '–', '—', 'bis', 'to', 'till', 'until', 'through', 'au', 'à', 'по', 'до', 'po', 'do',
]) // prettier-ignore
export const andWords: ReadonlySet<string> = new Set(['und', 'u', 'and', '&', 'et', 'и', 'i'])

/** Words between a day and its month or a month and its year. */
export const ofWords: ReadonlySet<string> = new Set(['of', 'de', 'the', 'des', 'der', 'du', 'del', "d'"])

/** Words after which a year, a month or a day without a year is plainly a date. */
export const timeWords: ReadonlySet<string> = new Set(
  'im am vom zum seit ab bis vor nach um anno jahr jahre jahren jahres dem den des für gegen in on since until till by from after before during around circa en depuis vers dès avant après jusqu с в во до к от после перед около s v do k ot posle okolo'.split(
    ' ',
  ),
)

/** What a year carries behind it. */
export const yearUnits: ReadonlySet<string> = new Set(['г', 'гг', 'год', 'года', 'году', 'годах', 'годы', 'g', 'gg', 'goda', 'godu']) // prettier-ignore

/** Julian against Gregorian calendar: the day of the month is this many days later. */
export function calendarShift(year: number): number {
  return year < 1700 ? 10 : year < 1800 ? 11 : year < 1900 ? 12 : 13
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysIn(month: number, year = 2000): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Reads a Roman number as scribes write it (IIII and VIIII too); null when it is none. */
export function readRoman(text: string): number | null {
  if (!/^[MDCLXVIJ]+$/.test(text.toUpperCase()) || text.length > 15) return null
  const values: Record<string, number> = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1, J: 1 }
  let [sum, before] = [0, Infinity]
  for (const sign of text.toUpperCase()) {
    const value = values[sign] ?? 0
    sum += value > before ? value - 2 * before : value
    before = value
  }
  return sum
}

function table(lines: readonly string[]): Map<string, number> {
  return new Map(lines.flatMap((line, i) => [...each(line.replace('|', ' '), i + 1)]))
}

function* each<T>(words: string, value: T): Generator<readonly [string, T]> {
  for (const word of words.split(' ')) yield [word, value]
}
