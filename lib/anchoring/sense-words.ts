// Words that turn the sense of a sentence: negations, numbers, months, in the languages of the sources we meet most.

const NEGATIONS = new Set(
  // German
  (
    'nicht nichts kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nirgends nirgendwo weder ohne nimmer ' +
    'keineswegs mitnichten kaum ' +
    // English
    'not no never none nothing nobody nor neither without cannot nowhere isn aren wasn weren doesn didn hasn haven hadn couldn wouldn shouldn ' +
    'hardly ' +
    // French
    'ne n pas jamais aucun aucune ni sans nul nulle rien guère nullement ' +
    // Latin
    'non nec neque nunquam numquam nullus nulla nullum nulli nullo nullam nullius nemo neminem nihil nil haud sine minime nondum nolle noluit ' +
    'nescit negat negavit numquid ' +
    // Russian
    'не ни нет никогда без нельзя никто никого никому ничего ничто нигде никакой никакого никаких'
  ).split(' '),
)

export const isNegation = (lowerCaseWord: string): boolean => NEGATIONS.has(lowerCaseWord)

/** One word is the other with a negating prefix: "frei" and "unfrei", "possible" and "impossible". */
export function negates(old: string, now: string): boolean {
  const [short, long] =
    old.length < now.length ? [old.toLowerCase(), now.toLowerCase()] : [now.toLowerCase(), old.toLowerCase()]
  return (
    short.length >= 3 &&
    long.endsWith(short) &&
    /^(?:un|in|im|ir|il|non|dis|mis|miss|не|без|бес)$/.test(long.slice(0, -short.length))
  )
}

const MONTHS =
  /^(?:jan(?:uar|uary|uarii|uarius|vier)?|jänner|feb(?:ruar|ruary|ruarii|ruarius)?|février|m(?:ärz|arch|ars|artii|artius)|apr(?:il|ilis|ilii)?|avril|mai|maii|maius|ju[nl](?:i|y|e|ii|ius)?|iuni?i|iuli?i|juin|juillet|aug(?:ust|usti|ustus)?|août|sept?(?:ember|embre|embris)?|o[kc]t(?:ober|obre|obris)?|nov(?:ember|embre|embris)?|d[eé][zc](?:ember|embre|embris)?|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|kalendas|kalendis|nonas|idus|idibus)$/iu

export const isDateWord = (word: string): boolean => MONTHS.test(word)

const NUMBERS = new Set(
  (
    'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig hundert tausend million millionen ' +
    'zweite zweiten dritte dritten vierte vierten halb hälfte doppelt ' +
    'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand second third fourth half double ' +
    'deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante cent cents mille deuxième troisième ' +
    'unum duo duos duas duobus tres tria tribus quattuor quatuor quinque sex septem octo novem decem undecim duodecim viginti triginta ' +
    'quadraginta quinquaginta centum ducenti primus primo secundus secundo tertius tertio quartus quarto quintus quinto ' +
    'один одна два две двух три трех четыре четырех пять пяти шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто тысяча тысяч ' +
    'первый второй третий'
  ).split(' '),
)

/** A number in words or Roman numerals. */
export const isNumberWord = (word: string): boolean =>
  NUMBERS.has(word.toLowerCase()) || /^(?=.{2})(?:[IVXLCDM]+|[ivxlcj]+)$/.test(word)
