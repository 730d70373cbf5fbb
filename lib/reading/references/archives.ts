// Archives: the well-known ones under all their abbreviations, and those that a text itself introduces ("künftig: AVP RF").
import { pattern } from './letters.ts'

const withSmallL = pattern()`^(?:\p{Lu}[hskz]?){2,}l(?=\p{Lu}{2})[\p{Lu}\s]+$`
const smallL = pattern()`l(?=\p{Lu}{2})`
const capitalLetter = pattern('g')`\p{Lu}`

export interface Archive {
  /** What a reference calls it. */
  readonly abbr: string
  /** Whose manner of signatures: in the Russian one four numbers between slashes mean fond, opis, papka, delo or list. */
  readonly manner: 'russian' | 'other'
  /** The Foreign Ministry of Russia keeps papki between opis and delo. */
  readonly hasPapka?: boolean
}

/** Abbreviation, other names for the same house, divided by "|". The first is how it is printed today in Latin letters. */
const russian = [
  'RGASPI|РГАСПИ|RCChIDNI|RZChIDNI|RTsKhIDNI|РЦХИДНИ|CPA IML|ЦПА ИМЛ', 'AVP RF|AVPRF|АВП РФ|АВПРФ|AVP SSSR|АВП СССР|AVPSSSR', 'AVPRI|АВПРИ', 'RGVA|РГВА|CGASA|TsGASA|ЦГАСА|CChIDK|TsKhIDK|ЦХИДК',
  'GARF|ГАРФ|GA RF|ГА РФ|CGAOR|TsGAOR|ЦГАОР', 'RGANI|РГАНИ|CChSD|TsKhSD|ЦХСД', 'RGAE|РГАЭ|CGANCh|TsGANKh|ЦГАНХ', 'RGALI|РГАЛИ|CGALI|TsGALI|ЦГАЛИ', 'RGADA|РГАДА|CGADA|TsGADA|ЦГАДА',
  'RGIA|РГИА|CGIA|TsGIA|ЦГИА', 'RGVIA|РГВИА|CGVIA|TsGVIA|ЦГВИА', 'RGAVMF|РГАВМФ|CGAVMF|ЦГАВМФ', 'CAMO|TsAMO|ЦАМО|CAMO RF|TsAMO RF|ЦАМО РФ', 'AP RF|APRF|АП РФ|АПРФ', 'CA FSB|TsA FSB|ЦА ФСБ',
  'CDAVO|TsDAVO|ЦДАВО', 'CDAGO|CDAHO|TsDAHO|ЦДАГО', 'NARB|НАРБ',
] // prettier-ignore
const other = [
  'BArch|Barch', 'BA-MA|BArch-MA|MA Freiburg', 'PA AA|PAAA|PA/AA', 'GStA PK|GStAPK|GStA', 'SAPMO|SAPMO-BArch', 'AdSD', 'ACDP', 'IfZ|IfZ-Archiv', 'BayHStA|BHStA', 'HStAS|HStA Stuttgart', 'HStA', 'LHA', 'LAB|LA Berlin', 'StA', 'StAN|StAM', 'BStU', 'HHStA|HHStAW', 'ÖStA|OeStA', 'BAR', 'DNB',
  'TNA|TNA:PRO|TNA, PRO', 'PRO', 'BL', 'IOR', 'NARA|USNA|NACP', 'LoC|LC', 'AN|Arch. nat.', 'SHD|SHAT|SHD-T', 'MAE|AMAE|AMAE-La Courneuve', 'CADN', 'CADC', 'ANOM|CAOM', 'BnF', 'ASV|AAV',
] // prettier-ignore

/** Letters that machines and people take for one another, brought to one form. */
export function shapeOf(text: string): string {
  return text
    .replace(/[lI1|!ІӀ]/g, 'i')
    .replace(/[OОо0]/g, 'o')
    .replace(/[АA]/g, 'a')
    .replace(/[ВB8]/g, 'b')
    .replace(/[СC]/g, 'c')
    .replace(/[ЕE]/g, 'e')
    .replace(/[НH]/g, 'h')
    .replace(/[КK]/g, 'k')
    .replace(/[МM]/g, 'm')
    .replace(/[РP]/g, 'p')
    .replace(/[ТT]/g, 't')
    .replace(/[ХX]/g, 'x')
    .replace(/\s+/g, '')
}

interface Known extends Archive {
  /** The spelling under which it was found in the table. */
  readonly spelling: string
}

const bySpelling = new Map<string, Known>()
const byShape = new Map<string, Known>()
for (const [lines, manner] of [
  [russian, 'russian'],
  [other, 'other'],
] as const) {
  for (const line of lines) {
    const [abbr = '', ...more] = line.split('|')
    const hasPapka = abbr.startsWith('AVP')
    for (const spelling of [abbr, ...more]) {
      const known = { abbr, manner, spelling, ...(hasPapka ? { hasPapka } : {}) }
      bySpelling.set(spelling, known)
      // Two houses whose letters look alike cannot be told apart by a misreading.
      if (manner === 'russian' && spelling.length > 3) byShape.set(shapeOf(spelling), known)
    }
  }
}

export interface ArchiveName extends Archive {
  /** A misread abbreviation and what it must be. */
  readonly slip?: { readonly read: string; readonly meant: string }
}

/** The house an abbreviation stands for, also where a machine has misread a letter of it. */
export function archiveOf(abbreviation: string): ArchiveName | null {
  const text = abbreviation.replace(/\s+/g, ' ').trim()
  const known = bySpelling.get(text)
  if (known) return { ...known, abbr: text }
  const alike = byShape.get(shapeOf(text))
  if (!alike || text.length < 4) return repaired(text)
  const isSpacing = text.replace(/\s/g, '') === alike.spelling.replace(/\s/g, '')
  return isSpacing
    ? { ...alike, abbr: alike.spelling }
    : { ...alike, abbr: alike.spelling, slip: { read: text, meant: alike.spelling } }
}

/** A small l between capitals is a capital I: no abbreviation of an archive has one there. */
function repaired(text: string): ArchiveName | null {
  if (!withSmallL.test(text)) return null
  const meant = text.replace(smallL, 'I')
  return { abbr: meant, manner: 'other', slip: { read: text, meant } }
}

const keyword =
  /archiv|архив|arkhiv|arhiv|biblioth|bibliotek|библиотек|\blibrar|record office|\brecords? (?:office|centre)|zentrum für die aufbewahrung|центр хранения|centr chranenija/iu

/** A name that can only be that of a house that keeps records. */
export const namesArchive = (text: string): boolean => keyword.test(text)

/** Two or more capitals, as abbreviations of archives are: "AVP RF", "RGVA", "GStA PK", "РГАСПИ". */
const acronym = pattern()`^(?:\p{Lu}[\p{Ll}]{0,2}){2,6}(?:[ -](?:\p{Lu}\p{Ll}?){1,4})?$`
export const isAcronym = (text: string): boolean =>
  acronym.test(text) && (text.match(capitalLetter)?.length ?? 0) >= 2

const introduction = pattern(
  'g',
)`[([]\s*(?:(?:künftig|fortan|nachfolgend|im\s+folgenden|im\s+Folgenden|weiterhin|hereafter|hereinafter|henceforth|далее|ci-après|désormais|dalee)\s*[:,–-]?\s*(?:zit(?:iert)?\.?(?:\s+als)?|abgekürzt|abgek\.|cited\s+as|referred\s+to\s+as|cité)?\s*[:,–-]?\s*["„“»«‚']?\s*(\p{Lu}[^()[\]]{0,40}?)\s*["“”«»‘']?|(\p{Lu}[\p{Lu}\p{Ll}]{1,9}(?:[ -]\p{Lu}[\p{L}]{0,5})?))\s*[)\]]`

/** The abbreviations that a text introduces for its archives, each with the long name that stands before it. */
export function introducedArchives(text: string): Map<string, { name: string; at: number }> {
  const found = new Map<string, { name: string; at: number }>()
  for (const hit of text.matchAll(introduction)) {
    const abbreviation = (hit[1] ?? hit[2] ?? '').replace(/\s+/g, ' ')
    const name = nameBefore(text, hit.index)
    if (name === '' || !(isAcronym(abbreviation) || archiveOf(abbreviation))) continue
    if (!found.has(abbreviation)) found.set(abbreviation, { name, at: hit.index })
  }
  return found
}

/** The name of an archive that ends at `at`; the empty string when none does. */
function nameBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 200), at).replace(/\s*\[[^\]]*\]\s*$/, '')
  const cut =
    pattern()`(?:^|[,;:(„»«"]|\bin:?\s|\bim\s|\b[Tt]he\s|\b[Dd]as\s)\s*((?:\p{Lu}|\p{Ll}+archiv)[^,;:(„»«"]*)$`.exec(
      before,
    )
  const name = cut?.[1]?.trim() ?? ''
  return keyword.test(name) ? name.replace(/\s+/g, ' ') : ''
}
