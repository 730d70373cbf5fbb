// Lines that web pages and exports put around a text, by their wording and their place. Only short lines that stand alone,
// and never one that reads like a sentence of the text.
import { endsFully, type SourceLine } from './lines.ts'

/** Whole lines, in the languages of the web's own software. */
const whole: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['edit-link', /^\[?\s*(?:edit(?: source)?|bearbeiten|quelltext bearbeiten|bearbeiten \| quelltext bearbeiten|modifier(?: le code)?|править|править код|edytuj|modifica|editar|upravit|bewerken|редактировать)\s*\]?$/iu],
  ['navigation', /^(?:skip|jump|zum|aller|перейти) (?:to|zur|zum|au|à|inhalt|к)\b.{0,40}$/iu],
  ['navigation', /^(?:home|startseite|accueil|главная|main menu|hauptmenü|menü?|search|suche|rechercher|поиск|sitemap|back to top|nach oben|zurück|weiter|previous|next|print|drucken|imprimer|share|teilen|partager|tweet|login|log in|sign in|anmelden|contact us?|kontakt|impressum|datenschutz|privacy policy|terms of (?:use|service)|cookie settings|cookies?)$/iu],
  ['navigation', /^(?:home|startseite|accueil)\s*(?:[>»›|/]\s*\S.{0,80})+$/iu],
  ['call-to-action', /^(?:join|subscribe|sign up|abonnieren|newsletter abonnieren|s['’]abonner|подписаться|follow us|folgen sie uns|donate|spenden|faire un don)\b.{0,60}$/iu],
  ['call-to-action', /\b(?:JOIN NOW|SUBSCRIBE NOW|SIGN UP NOW|CLICK HERE|BUY NOW|JETZT (?:ABONNIEREN|ANMELDEN|KAUFEN))\b/u],
  ['export-stamp', /^(?:page|seite|text)?\s*(?:last (?:modified|updated|edited|changed)|zuletzt (?:geändert|bearbeitet|aktualisiert)|letzte (?:änderung|aktualisierung)|dernière (?:modification|mise à jour)|последнее (?:изменение|обновление))\s*(?:am|on|le|:).{0,60}$/iu],
  ['export-stamp', /^(?:this (?:content|file) (?:was )?downloaded|downloaded (?:from|by|on)|heruntergeladen (?:von|am)|téléchargé|retrieved from|abgerufen von|digitized by|digitalisiert (?:von|durch)|brought to you by|bereitgestellt von|all use subject to|scanned by|created with|erstellt mit|printed from|gedruckt von|generated (?:by|on))\b.{0,140}$/iu],
  ['export-stamp', /^(?:page|seite|страница) \d+ (?:of|von|\/|sur|из) \d+$/iu],
  ['export-stamp', /^(?:https?:\/\/|www\.)\S+(?:\s+\d{1,4}\s*\/\s*\d{1,4})?$/iu],
  ['export-stamp', /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: (?:AM|PM))?(?:\s+\S.{0,80})?$/u],
  ['copyright', /^(?:©|\(c\)\s(?=.{0,30}\d{4}|copyright)|copyright\s(?=©|\(c\)|\d{4}|by\b)).{0,100}$/iu],
  ['cookie-notice', /^(?:we use cookies|this (?:web)?site uses cookies|diese (?:web)?seite verwendet cookies|wir verwenden cookies|nous utilisons des cookies|мы используем cookie)\b.{0,160}$/iu],
  // "Author : 🕔05.05.2020 📕3.308": a line of figures with pictures, as content systems print below a title.
  ['byline', /^(?:(?:author|autor|auteur|автор|posted|published|by)\s*:?\s*)?(?:[^\p{L}\d]*\p{Extended_Pictographic}\s*[\d.,:/ -]+){1,6}$/iu],
] // prettier-ignore

const longest = 170

/** Line index → kind. A page that is nothing but such lines is not emptied: at most two thirds of the lines go. */
export function webFurniture(lines: readonly SourceLine[]): [number, string][] {
  const found: [number, string][] = []
  lines.forEach((line, index) => {
    const { text } = line
    if (text.length > longest || !isAlone(lines, index)) return
    const kind = whole.find(([, pattern]) => pattern.test(text))?.[0]
    if (kind === undefined) return
    // A sentence that happens to begin so is text.
    if ((kind === 'navigation' || kind === 'call-to-action') && endsFully(text)) return
    found.push([index, kind])
  })
  return found.length * 3 > lines.length * 2 ? [] : found
}

/** A line of its own: the text above has ended, and the text below begins anew. */
function isAlone(lines: readonly SourceLine[], index: number): boolean {
  const [before, here, next] = [lines[index - 1], lines[index], lines[index + 1]]
  if (!here) return false
  const isCutAbove =
    !before || here.blanks > 0 || here.afterFormFeed || before.text.length < 60 || endsFully(before.text)
  const isCutBelow = !next || next.blanks > 0 || next.afterFormFeed || /^(?:[\p{Lu}\d[(]|\s)/u.test(next.text)
  return isCutAbove && isCutBelow
}
