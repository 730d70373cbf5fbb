// Lines that web pages and exports put around a text, by their wording and their place. Only short lines that stand alone,
// and never one that reads like a sentence of the text.
import type { Span } from '#lib/text/span.ts'
import { endsFully, type SourceLine } from './lines.ts'

/** Whole lines, in the languages of the web's own software. */
const whole: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['edit-link', /^\[?\s*(?:edit(?: source)?|(?:quelltext )?bearbeiten|bearbeiten \| quelltext bearbeiten|modifier(?: le code)?|modifier \| modifier le (?:code|wikicode)|править(?: код)?|править \| править код|редактировать|edytuj|modifica|editar|upravit|bewerken)\s*\]?$/iu],
  ['navigation', /^(?:(?:skip|jump) to|zum? (?:inhalt|hauptinhalt|navigation|suche)|zur (?:navigation|suche|startseite)|aller (?:au|à la|à)|перейти к)(?!\p{L}).{0,40}$/iu],
  ['navigation', /^(?:home|startseite|accueil|главная|main menu|hauptmenü|men[uü]|меню|search|suche|rechercher|recherche|поиск|sitemap|back to top|nach oben|haut de page|наверх|zurück|weiter|précédent|suivant|previous|next|print|drucken|imprimer|печать|версия для печати|share(?: this)?:?|teilen|partager|поделиться|facebook|twitter|whatsapp|pinterest|vkontakte|вконтакте|одноклассники|tweet|login|log in|sign in|anmelden|se connecter|войти|contact us?|kontakt|контакты|impressum|datenschutz(?:erklärung)?|privacy policy|terms of (?:use|service)|mentions légales|politique de confidentialité|политика конфиденциальности|описание|отказ от ответственности|cookie settings|cookies?|read more|weiterlesen|lire la suite|читать далее)$/iu],
  ['navigation', /^(?:home|startseite|accueil|главная)\s*(?:[>»›|/→]\s*\S.{0,80})+$/iu],
  ['navigation', /^(?:(?:aus|from|de|материал из)\s)?(?:wiki(?:pedia|source|pédia)|википедии|викитеки),? ?(?:der freien (?:enzyklopädie|quellensammlung)|the free (?:encyclopa?edia|online library)|l['’]encyclopédie libre|la bibliothèque libre|[—–-] свободн\p{L}+ (?:энциклопедии|библиотеки))\.?$/iu],
  ['navigation', /^(?:kategorien?|categor(?:y|ies)|catégories?|категори[яи])\s?:\s?\S.{0,30}(?:\s?[|·•]\s?\S.{0,60})*$/iu],
  ['navigation', /^(?:(?:über|about|à propos de|о)\s(?:wiki(?:pedia|source|pédia)|википедии|викитеке)|haftungsausschluss|disclaimers?|avertissements|mobile (?:ansicht|view)|version mobile|мобильная версия|entwickler|developers|développeurs|разработчики|statistiken|statistics|statistiques|статистика|stellungnahme zu cookies|cookie statement|déclaration sur les témoins \(cookies\)|verhaltenskodex|code of conduct|code de conduite)$/iu],
  ['copyright', /^(?:der text ist unter der lizenz|text is available under the creative commons|les textes? (?:est|sont) disponibles? sous (?:la )?licence|текст доступен по лицензии)(?!\p{L}).{0,140}$/iu],
  ['call-to-action', /^(?:join|subscribe|sign up|abonnieren|newsletter abonnieren|s['’]abonner|подписаться|подпишитесь|follow us|folgen sie uns|suivez-nous|donate|spenden|faire un don)(?!\p{L}).{0,60}$/iu],
  ['call-to-action', /\b(?:JOIN NOW|SUBSCRIBE NOW|SIGN UP NOW|CLICK HERE|BUY NOW|JETZT (?:ABONNIEREN|ANMELDEN|KAUFEN))\b/u],
  ['export-stamp', /^(?:(?:this |the )?page|(?:diese )?seite|text)?\s*(?:(?:was )?last (?:modified|updated|edited|changed)|(?:wurde )?zuletzt (?:geändert|bearbeitet|aktualisiert)|letzte (?:änderung|aktualisierung)|dernière (?:modification|mise à jour)|последнее (?:изменение|обновление))\s*(?:am|on|le|:)\s?.{0,60}$/iu],
  ['export-stamp', /^(?:diese seite wurde zuletzt am .{4,60} (?:bearbeitet|geändert)|la dernière modification de cette page a été (?:faite|effectuée) le .{4,60}|(?:эта страница в последний раз была отредактирована|последний раз (?:эта )?страница была отредактирована) .{4,60})\.?$/iu],
  ['export-stamp', /^(?:this (?:content|file) (?:was )?downloaded|downloaded (?:from|by|on)|heruntergeladen (?:von|am)|téléchargé|retrieved from|abgerufen von|digitized by|digitalisiert (?:von|durch)|numérisé par|brought to you by|bereitgestellt von|all use subject to|scanned by|created with|erstellt mit|printed from|gedruckt von|generated (?:by|on))(?!\p{L}).{0,140}$/iu],
  ['export-stamp', /^(?:page|seite|страница|стр\.) \d+ (?:of|von|\/|sur|из) \d+$/iu],
  ['export-stamp', /^(?:https?:\/\/|www\.)\S+(?:\s+\d{1,4}\s*\/\s*\d{1,4}|\s+(?:page|seite) \d+ (?:of|von) \d+)?$/iu],
  ['export-stamp', /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: (?:AM|PM))?(?:\s+\S.{0,80})?$/u],
  ['copyright', /^(?:©|\(c\)\s(?=.{0,30}\d{4}|copyright)|copyright\s(?=©|\(c\)|\d{4}|by\b)).{0,100}$/iu],
  ['cookie-notice', /^(?:we use cookies|this (?:web)?site uses cookies|diese (?:web)?seite verwendet cookies|wir verwenden cookies|nous utilisons des cookies|мы используем (?:файлы )?cookie)(?!\p{L}).{0,160}$/iu],
  // "Author : 🕔05.05.2020 📕3.308": a line of figures with pictures, as content systems print below a title.
  ['byline', /^(?:(?:author|autor|auteur|автор|posted|published|by)\s*:?\s*)?(?:[^\p{L}\d]*\p{Extended_Pictographic}\s*[\d.,:/ -]+){1,6}$/iu],
] // prettier-ignore

/** Links to edit a section, in brackets behind a heading or a paragraph. */
const editLink =
  /\[\s*(?:edit(?: source)?|bearbeiten|quelltext bearbeiten|bearbeiten\s?\|\s?quelltext bearbeiten|modifier|modifier le code|modifier\s?\|\s?modifier le (?:code|wikicode)|править|править код|править\s?\|\s?править код)\s*\]/giu

/** Edit links inside a line that holds other words as well, in the original. */
export function inlineFurniture(lines: readonly SourceLine[]): Span[] {
  return lines.flatMap(({ text, start }) =>
    text.includes('[')
      ? [...text.matchAll(editLink)].map((hit): Span => [
          start + hit.index,
          start + hit.index + hit[0].length,
        ])
      : [],
  )
}

const longest = 170

/** Line index → kind. A page that is nothing but such lines is not emptied: at most two thirds of the characters go. */
export function webFurniture(lines: readonly SourceLine[]): [number, string][] {
  const found: [number, string][] = []
  lines.forEach((line, index) => {
    const { text } = line
    // One line of an export may follow another.
    if (text.length > longest || !(found.at(-1)?.[0] === index - 1 || isAlone(lines, index))) return
    const kind = whole.find(([, pattern]) => pattern.test(text))?.[0]
    if (kind === undefined) return
    // A sentence that happens to begin so is text.
    if ((kind === 'navigation' || kind === 'call-to-action') && endsFully(text)) return
    found.push([index, kind])
  })
  const size = (own: Iterable<number>): number => {
    let sum = 0
    for (const index of own) sum += lines[index]?.text.length ?? 0
    return sum
  }
  return size(found.map(([index]) => index)) * 3 > size(lines.keys()) * 2 ? [] : found
}

/** A line of its own: the text above has ended, and the text below begins anew. */
function isAlone(lines: readonly SourceLine[], index: number): boolean {
  const [before, here, next] = [lines[index - 1], lines[index], lines[index + 1]]
  if (!here) return false
  const isCutAbove =
    !before || here.blanks > 0 || here.afterFormFeed || before.text.length < 60 || endsFully(before.text)
  const isCutBelow =
    !next || next.blanks > 0 || next.afterFormFeed || /^(?:[\p{Lu}\d[(©«„“"|•]|\s)/u.test(next.text)
  return isCutAbove && isCutBelow
}
