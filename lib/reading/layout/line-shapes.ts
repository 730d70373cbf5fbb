// What a line looks like by itself: a heading in capitals, an item of a list, a salutation, a date, a signature.

/** Letters set apart from each other: "C H E M I E". */
const spaced = /(?:^|[^\p{L}])(?:\p{Lu} ){3,}\p{Lu}(?!\p{Ll})/u

/** Words in capitals only, or letters set apart: a heading in most prints. */
export function isShouted(text: string): boolean {
  // Nearly every line holds two small letters: those are told from the rest without the tables of Unicode.
  if (/[a-zа-я]{2}/.test(text) || /\p{Ll}{2}/u.test(text)) return false
  if (spaced.test(text)) return true
  return !/\p{Ll}/u.test(text) && /(?:\p{L}\P{L}*){5}/u.test(text) && !/^\S+[.,;]$/.test(text)
}

const item =
  /^(?:(\d{1,3})[.)]|\((\d{1,3})\)|([A-Za-zА-Яа-я])\)|\(([a-zа-я])\)|([IVXLC]{1,6})\.|([-–•*·▪■○◦‣](?=\s*[\p{L}\p{N}\p{Pi}\p{Ps}"']))|§\s?(\d+)\.?)(?=\s)/u

/** The label of a list item, a numbered paragraph or heading; null when the line begins otherwise. */
export function itemLabel(text: string): { label: string; number: number | null; isSign: boolean } | null {
  const match = item.exec(text)
  if (!match) return null
  const digits = match[1] ?? match[2] ?? match[7]
  return {
    label: match[0],
    number: digits === undefined ? null : Number(digits),
    isSign: match[6] !== undefined,
  }
}

const greeting =
  /^(?:(?:sehr|hoch|liebe|lieber|liebes|verehrte|verehrter|geehrte|geehrter|werte|werter|mein|meine|dear|my dear|my lord|your (?:excellency|honou?r|grace|lordship)|sir|madam|gentlemen|monsieur|madame|cher|chère|mon cher|ma chère|messieurs|уважаем\p{L}*|дорог\p{L}*|многоуважаем\p{L}*|милостив\p{L}*|carissime|clarissime|reverende|amplissime)(?![\p{L}])[^.;:?]{0,70})[,!:]$/iu

export const isSalutation = (text: string): boolean => /[,!:]$/.test(text) && greeting.test(text)

const months =
  'januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const date = new RegExp(
  `^(?:[\\p{L}. -]{2,30},? (?:den |le |on )?)?(?:\\d{1,2}\\.(?:[-–]\\d{1,2}\\.)? ?|\\d{1,2}(?:st|nd|rd|th)? |1er )?(?:${months})(?: \\d{1,2}(?:st|nd|rd|th)?,)? ?\\d{4}(?: ?(?:г\\.?|года))?[.,]?$|^(?:[\\p{L}. -]{2,30},? (?:den )?)?\\d{1,2}\\. ?\\d{1,2}\\. ?\\d{2,4}[.,]?$`,
  'iu',
)

/** "Millbrook, this 5th of March", "Bonn, den 3. Mai": a day without its year, after a place. */
const day = new RegExp(
  `^[\\p{Lu}][\\p{L}. -]{2,30}, ?(?:this |the |den |le |am )?(?:\\d{1,2}(?:\\.|st|nd|rd|th|er)? ?(?:of |de )?(?:${months})|(?:${months}) \\d{1,2}(?:st|nd|rd|th)?)\\.?$`,
  'iu',
)

/** What every date holds; few lines do, and this pattern is quick. */
const holdsDay = new RegExp(`\\d\\. ?\\d{1,2}\\. ?\\d|\\d.*(?:${months})|(?:${months}).*\\d`, 'i')

/** A line that is nothing but a date, with a place before it perhaps. */
export const isDateLine = (text: string): boolean =>
  text.length <= 60 && holdsDay.test(text) && (date.test(text) || day.test(text))

const farewell =
  /^(?:mit\s.{0,60}(?:gruß|grüßen|hochachtung|achtung)|hochachtungsvoll|in (?:treue|verehrung|hochachtung)|ihr(?:e)? (?:sehr )?ergeben\p{L}*|dein\p{L}*|yours (?:sincerely|faithfully|truly|ever).*|sincerely(?: yours)?|(?:kind|best) regards|(?:your|his|her) .{0,40}(?:obedient|humble|faithful) servant|i (?:have the honou?r to be|am,|remain,|am yours|remain yours).{0,60}|believe me.{0,40}|veuillez .{0,100}|votre (?:tout )?dévoué.*|с (?:уважением|приветом|товарищеским приветом|почтением).*|vale(?:te)?|i\.\s?[av]\.|im auftrag|in vertretung)[,.:!]?$/iu

export const isFarewell = (text: string): boolean => text.length <= 110 && farewell.test(text)

/** "Ihr", "Yours", between a farewell and the name. */
export const isYours = (text: string): boolean =>
  /^(?:ihre?|deine?|eure?|euer|yours|votre|ваша?|твоя?|твой)(?:\s(?:sehr\s)?(?:ergeben|treu)\p{L}*)?,?$/iu.test(
    text,
  )

/** A name, alone on its line, perhaps in brackets: initials or first names and a family name. */
export const isName = (text: string): boolean =>
  /^\(?(?:gez\. |sign\.? |подп\. |\/s\/ )?(?:\p{Lu}\p{Ll}*\.?[ -]?){1,4}(?:(?:von|van|de|der|zu|du) )?\p{Lu}[\p{L}'’-]+\)?[.]?$/u.test(
    text,
  ) && text.length <= 50

export const isCaption = (text: string): boolean =>
  /^(?:abb(?:ildung)?|fig(?:ure)?|tab(?:elle|le)?|taf(?:el)?|karte|map|рис|табл)\.?\s*\d/iu.test(text)

/** "Anmerkungen", "Notes", "Einzelnachweise": what stands above a list of notes. */
export const isNotesHeading = (text: string): boolean =>
  /^(?:(?:[IVX\d]+\.?\s+)?(?:anmerkungen|fu(?:ß|ss)noten|endnoten|einzelnachweise|nachweise|notes?|end-?notes|foot-?notes|notes and references|references|notes et références|références|notes de (?:bas de page|fin)|notae|adnotationes|примечания|сноски|ссылки|примечания и ссылки|note|przypisy|poznámky))\s*:?$/iu.test(
    text,
  )

/** Columns parted by wide blanks or tabs. */
export const isRow = (text: string): boolean =>
  text.length < 170 && /\S(?:\t| {3,})\S/.test(text) && /[\p{L}\p{N}]/u.test(text) && !isApparatus(text)

/** "2 Rodulfus] Rudolfus BC": a line, its words, and what other witnesses have. */
const isApparatus = (text: string): boolean => /^\d{1,4}\s+\p{L}[^\]]{0,60}\]\s?\S/u.test(text)

/** A line of a table of contents: words, leaders, a number. */
export const isContentsRow = (text: string): boolean =>
  text.length < 170 &&
  /[.…_]{2}|\.\s\./.test(text) &&
  /\p{L}.*(?:\.{4,}|(?:\s\.){4,}|(?:…\s?){2,}|_{4,})\s*(?:\d{1,4}|[ivxlc]{1,6})$/u.test(text)

/** What is said in a dialogue of French or Russian prints begins with a long dash. */
export const isDialogue = (text: string): boolean => /^[—―]\s?(?=[\p{Lu}\p{Pi}"…])/u.test(text)

const turn =
  /^(?:question|demande|interrogé|réponse|frage|antwort|answer|вопрос|ответ|[DRQAFВО])\s?\.?\s?[—–]\s?(?=[\p{Lu}\p{Pi}"])/iu

/** "THE CHAIRMAN: ", "Frage: ", "Q. ": who speaks, at the start of a line; null where nobody is named. */
export function speakerOf(text: string): string | null {
  const letter = text.charAt(1) === '.' ? /^[QAFRВО]\.(?=\s[\p{Lu}\p{Pi}"])/u.exec(text) : null
  if (letter) return letter[0]
  // "Demande. — Où étiez-vous ?", "R. — Chez moi.": all who ask and answer so are one kind.
  if (turn.test(text)) return 'turn'
  if (!text.includes(':')) return null
  const match = /^((?:\p{Lu}[\p{L}.'’-]*\s?){1,4}):\s(?=\S)/u.exec(text)
  return match?.[1] && match[1].length <= 40 ? match[1] : null
}

/** A number alone, as it stands above a chapter. */
export const isChapterNumber = (text: string): boolean => /^(?:\d{1,3}|[IVXLC]{1,8})\.?$/.test(text)

const parts =
  'kapitel|abschnitt|buch|teil|akt|hauptstück|chapter|book|part|section|chapitre|livre|partie|глава|часть|книга|caput|liber|pars'
const numbers = `\\d{1,3}\\.?|[ivxlc]{1,8}\\.?|
  erste[rs]?|zweite[rs]?|dritte[rs]?|vierte[rs]?|fünfte[rs]?|sechste[rs]?|sieb(?:en)?te[rs]?|achte[rs]?|neunte[rs]?|zehnte[rs]?|elfte[rs]?|zwölfte[rs]?|letzte[rs]?|
  (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)|one|two|three|four|five|six|seven|eight|nine|ten|
  premier|première|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|dernier|dernière|
  перв(?:ая|ый)|втор(?:ая|ой)|треть[ея]|четв[её]ртая|пятая|шестая|седьмая|восьмая|девятая|десятая|
  prim(?:us|um|a)|secund(?:us|um|a)|terti(?:us|um|a)|quart(?:us|um|a)|quint(?:us|um|a)|sext(?:us|um|a)|septim(?:us|um|a)|octav(?:us|um|a)|non(?:us|um|a)|decim(?:us|um|a)`.replace(
  /\s*\n\s*/g,
  '',
)
const chapterName = new RegExp(`^(?:(?:${numbers}) (?:${parts})|(?:${parts}) (?:${numbers}))\\.?$`, 'iu')

/** "Zweites Kapitel.", "Chapter IV", "Глава первая": what it is and which, and nothing else; a full stop may end it. */
export const isChapterName = (text: string): boolean => text.length < 50 && chapterName.test(text)

const signed =
  /^\(?(?:gez\.|gezeichnet:?|\(?signed\)?:?|signé\s?:?|подп(?:ись|\.)?:?|\/s\/)\s+\(?\p{Lu}[\p{L}.,'’ -]{2,60}\)?$/iu
/** "Head of the office   (signature)   J. Hollis" */
const signedBetween = /[([](?:signature|signed|unterschrift|gez\.|signé|подпись)[)\]](?:$|\s+.{0,30}\p{Lu})/iu
/** Who vouches for a copy. */
const certified =
  /^(?:верно|копия верна|с подлинным верно|für die richtigkeit|f\.\s?d\.\s?r\.|beglaubigt|pour copie conforme|(?:certified )?true copy)\s?[:.]\s+\p{L}/iu

/** "gez. Hollmann", "Signed: J. Hollis", "Верно: секретарь Зотова": a line that says itself that somebody signed. */
export const isSignedMark = (text: string): boolean =>
  text.length <= 120 && (signed.test(text) || signedBetween.test(text) || certified.test(text))
