// Words that show what a name is: titles in front of people, what bodies are called, what no name is.

export const titles: ReadonlySet<string> = new Set(
  `General Generals Generalmajor Generalleutnant Generaloberst Generalfeldmarschall Feldmarschall Marschall Oberst Oberstleutnant Major Hauptmann Leutnant Rittmeister Admiral Kapitän Kommandant
  Genosse Genossen Genossin Herr Herrn Frau Fräulein Dr Prof Professor Graf Grafen Gräfin Freiherr Freiherrn Baron Fürst Fürsten Prinz Prinzen Herzog König Königs Königin Kaiser Kaisers Kaiserin Zar Zaren Papst Bischof Erzbischof Kardinal Abt Pfarrer Pater
  Minister Ministers Kanzler Kanzlers Reichskanzler Botschafter Botschafters Gesandter Gesandten Kommissar Volkskommissar Kriegskommissar Außenkommissar Staatssekretär Botschaftssekretär Präsident Präsidenten Reichspräsident
  Colonel Captain Lieutenant President King Queen Emperor Empress Prince Princess Duke Earl Count Lord Sir Lady Mr Mrs Miss Comrade Chancellor Ambassador Commissar Bishop Archbishop Cardinal Pope Saint Senator Secretary
  Monsieur Mme Mlle Madame Maréchal Comte Duc Abbé Monseigneur général colonel maréchal président ministre roi empereur
  товарищ товарища тов генерал генерала полковник полковника граф князь господин г-н царь император маршал маршала нарком министр`.split(
    /\s+/,
  ),
)
/** Titles that are made with these. */
const titleEnding =
  /(?:minister|ministers|kanzler|kommissar|präsident|botschafter|marschall|attaché|attache|general|sekretär|direktor|führer|bischof)(?:en|s)?$/

export const isTitle = (word: string): boolean =>
  titles.has(word) || (word.length > 8 && titleEnding.test(word))

/** After a title these go on with the title: no names. */
export const noFamily: ReadonlySet<string> = new Set(
  'Staff Staffs Secretary Motors Electric Assembly Council Headquarters Command Government Hospital Stab Stabes Direktor Sekretär Konsul Gouverneur Minister General Präsident Botschafter Kommissar President Doktor Professor Speaker Mayor Chairman Chancellor Justice Judge Colonel Wirt Wirtin Nachbar Nachbarin Vorsitzender Vorsitzenden Richter Bürgermeister Arbeiter Soldat Soldaten Rektor Dekan Le La War State Foreign Of The And Von'.split(
    ' ',
  ),
)

/** German nouns that say by their ending that they are things or bodies: "Professor von der Hochschule" has no name. */
export const thingEnding =
  /(?:schule|ung|heit|keit|schaft|tät|tion|fabrik|behörde|partei|zeitung|kammer|kirche|brigade|division|front|marine|flotte|polizei|regierung|insel|stelle|wache|post|bahn)$/

/** They begin a family name; "der" and "la" only behind one of these. */
export const particles: ReadonlySet<string> = new Set([
  'von',
  'van',
  'zu',
  'de',
  'du',
  'di',
  'da',
  'del',
  'ten',
  'ter',
  'af',
  'фон',
  'де',
])

/** What bodies are called; the words with capitals before them belong to their names. */
export const bodies: ReadonlySet<string> = new Set(
  `Armee Amt Amts Amtes Partei Flotte Reichswehr Reich Reiches Wehrmacht Rat Rats Rates Kongress Internationale Internationalen Bund Bundes Akademie Universität Kirche Orden Ordens Komitee Komitees Kommission Nationalversammlung Gesellschaft Bank Kommissariat Volkskommissariat Ministerium Ministeriums Zeitung Stiftung Historikerkommission Exilarchiv
  Army Navy Ministry Party Committee Commission Academy Institute University Company Bank Council Congress Church Staff Force Forces Government Union League Parliament Board Corps Squadron Guardian Society Office
  Parti Comité Commission Ministère Armée Université Société Banque Église Assemblée Conseil
  партия партии армия армии армию комитет комитета министерство совет совета общество общества академия академии университет комиссариат`.split(
    /\s+/,
  ),
)
/** Those that follow their name and need no adjective in front. */
export const followingBodies: ReadonlySet<string> = new Set(
  'Army Navy Ministry Party Committee Commission Academy Institute University Company Bank Council Congress Church Staff Force Forces Union League Parliament Corps Guardian Society Office'.split(
    ' ',
  ),
)
/** German adjectives that begin the name of a body. */
export const bodyAdjective = /^\p{Lu}\p{Ll}{2,}(?:e|en|er|es|em)$/u

/** Capitals that stand at the head of a sentence everywhere and are never a name. */
export const never: ReadonlySet<string> = new Set(
  `Der Die Das Den Dem Des Ein Eine Einen Einer Eines Und Oder Aber Auch Als Am An Auf Aus Bei Bis Da Dann Denn Dies Diese Dieser Dieses Doch Durch Er Es Für Gegen Hier Ich Ihr Ihre Im In Ist Man Mit Nach Nicht Noch Nun Nur Ob Ohne Sein Seine Seit Sich Sie So Über Um Unser Unsere Unter Vom Von Vor Wenn Wer Wie Wir Zu Zum Zur Zwar Vgl Siehe Ebd Ders
  The A An And But Or For In On At By To Of From With As If It Its He She They We You I His Her Their Our This That These Those There Then When Where While What Who Not No So Also After Before During Since Until Under Over See Most Many Some Such However Although Because Only Both One Two
  Le La Les Un Une Des Du De Et Ou Mais Dans En Au Aux Par Pour Sur Avec Sans Il Elle Ils Elles On Ce Cette Ces Son Sa Ses Leur Qui Que Voir
  В Во На По От До Из К Ко С Со О Об У И А Но Как Что Это Он Она Они Мы Вы Я Не Так Там См`.split(/\s+/),
)

/** Abbreviations that name no body. */
export const plainAbbreviations: ReadonlySet<string> = new Set(['ISBN', 'ISSN', 'DOI', 'URL', 'AG', 'PS', 'NB', 'NS', 'RS', 'VS', 'MS', 'OCR', 'PDF', 'AD', 'BC', 'WWI', 'WWII']) // prettier-ignore
/** Adjectives and peoples that English writes with a capital. */
export const peoples =
  /^(?:Germans?|Soviets?|French|Dutch|Greeks?|Turks?|Czechs?|Poles?|Danes?|Swedes?|Allied|Allies|Western|Eastern|Northern|Southern|\p{Lu}\p{Ll}+(?:ians?|ish|ese|ans?))$/u
