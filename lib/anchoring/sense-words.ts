// Words that turn the sense of a sentence: negations, numbers, months, in the languages of the sources we meet most.

const NEGATIONS = new Set(
  // German
  (
    'nicht nichts kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemanden niemandem nirgends nirgendwo weder ohne nimmer ' +
    'keineswegs mitnichten kaum nit niht nyt nichten keyn keyne keynen keynem keyner nymant niemant ' +
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
  /^(?:jan(?:uar|uary|uarii|uarius|vier)?|jänner|feb(?:ruar|ruary|ruarii|ruarius)?|février|m(?:ärz|arch|ars|artii|artius)|apr(?:il|ilis|ilii)?|avril|mai|maii|maius|ju[nl](?:i|y|e|ii|ius)?|iuni?i|iuli?i|juin|juillet|aug(?:ust|usti|ustus)?|août|sept?(?:ember|embre|embris)?|o[kc]t(?:ober|obre|obris)?|nov(?:ember|embre|embris)?|d[eé][zc](?:ember|embre|embris)?|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|понедельника?|вторника?|сред[ауы]|четверга?|пятниц[ауы]|суббот[ауы]|воскресень[ея]|kalendas|kalendis|nonas|nonis|idus|idibus|vendémiaire|brumaire|frimaire|nivôse|pluviôse|ventôse|germinal|floréal|prairial|messidor|thermidor|fructidor|ostern|pfingsten|weihnachten|lichtmess|michaelis|martini|johannis|easter|whitsun|christmas|lammas|candlemas|michaelmas|martinmas|pâques|pentecôte|noël|toussaint|chandeleur|pasche|paschae|pentecostes|purificationis|nativitatis|пасх[аиуе]|покрова?|рождеств[оа]|троиц[аыу])$/iu

export const isDateWord = (word: string): boolean => MONTHS.test(word)

// Number words are put together of parts, with the endings of their language; letters that old spelling doubles are made single before.
const NUMBERS: readonly RegExp[] = [
  /^(?:(?:ein|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)?(?:und)?)?(?:zwei|zwo|zwen|zween|drei|vier|fünf|fuenf|sechs|sieben|siben|acht|neun|zeh?e?n|eilf|elf|zwölf|zwoelf|(?:drei|vier|fünf|fuenf|sech|sieb|acht|neun)zeh?e?n|(?:zwan|vier|fünf|fuenf|sech|sieb|acht|neun)zig|drei(?:ß|s)ig|(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)?(?:hundert|tausend)|milion(?:en)?)+(?:s?te[nrsm]?|s?tel|mal)?$/u,
  /^(?:erste[nrsm]?|ander[nt]?halb|halb(?:e[nrsm]?)?|hälfte|dopelt(?:e[nrsm]?)?|dutzend|shock|schock|zweit|drit+e?[nrsm]?|dritel)$/u,
  /^(?:two|thre|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)te+n(?:th)?|(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|tieth)|hundred(?:th)?|thousand(?:th)?|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf)th|half|double|twice|thrice|dozen|score)$/u,
  /^(?:deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante|cents?|mile|premi(?:er|ère)s?|(?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|vingt|trent|quarant|cinquant|soixant|cent|mil)ièmes?|demie?|moitié|tiers|douzaine)$/u,
  /^(?:unum|du(?:o|os|as|abus|obus|orum|arum)|tr(?:es|ia|ium|ibus)|quatuor|quinque|septem|octo|novem|(?:un|duo|tre|quatuor|quin|se|septen)?dec[ei]m|(?:duode|unde)?viginti|(?:tri|quadra|quinqua|sexa|septua|octo|nona)ginta|centum|(?:du|tre|tri|quadrin|quin|ses|sex|septin|octin|non|nonin)[cg]ent[iaoe](?:s|rum)?|mile|milia)$/u,
  /^(?:prim|terti|quart|quint|sext|septim|octav|non|(?:un|duo)?decim|(?:vi[cg]|tri[cg]|quadrag|quinquag|sexag|septuag|octog|nonag|cent|mil)esim|dimidi)(?:us|a|um|i|o|am|e|ae|orum|arum|is|as|os)$/u,
  /^secund(?:us|a|o|i|am|e|ae)$/u,
  /^(?:одн(?:а|о|у|им|ой|ому|ого)|один|дв(?:а|е|ух|ум|умя)|тр(?:и|ех|ем|емя)|четыр(?:е|ех|ем|ьмя)|(?:пят|шест|сем|восем|восьм|девят|десят|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат|двадцат|тридцат)(?:ь|и|ью)|(?:пят|шест|сем|восем)ьдесят|девяност[оа]|сорока?|ст[оа]|двести|триста|четыреста|(?:пят|шест|сем|восем|девят)ьсот|тысячи?|полтора(?:ста)?|половин[ауые]|вдвое)$/u,
  /^(?:перв|втор|трет[ьи]?|четверт|пят|шест|седьм|восьм|девят|десят|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат|двадцат|тридцат|сороков)(?:ый|ий|ой|его|ого|ему|ому|ым|им|ом|ем|ая|яя|я|ую|юю|ю|ое|ее|е|ые|ие|ых|их)$/u,
]

const single = (word: string): string =>
  word
    .toLowerCase()
    .replace(/y(?=ß|s)|(?<=[de])y/gu, 'i')
    .replace(/tz/gu, 'z')
    .replace(/([flnsr])\1+/gu, '$1')
    .replace(/ё/gu, 'е')

const ROMAN = /^m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:i[xvu]|[vu]?i{0,4}j?)$/
/** Words that are numerals by their letters alone. */
const NO_NUMERALS = new Set(['mi', 'di', 'ci', 'li', 'mix', 'dum', 'cum', 'cu', 'lu', 'du', 'mu', 'xu'])

/** A number in words or Roman numerals; a numeral of one letter may as well be a word. */
export function isNumberWord(word: string): boolean {
  if (isNumeral(word)) return word.length > 1
  const plain = single(word)
  return NUMBERS.some((pattern) => pattern.test(word.toLowerCase()) || pattern.test(plain))
}

/** Roman numerals, small or capital, as scribes write them: "xiiij", "MCCXLIIII", "V". */
export function isNumeral(word: string): boolean {
  const small = word.toLowerCase()
  const isOneCase = word === small || word === word.toUpperCase()
  return word !== '' && isOneCase && ROMAN.test(small) && !NO_NUMERALS.has(small)
}
