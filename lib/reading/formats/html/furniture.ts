// What stands around the text of a saved page: navigation, headers, banners, buttons, what no browser shows. It is left out, and
// said; where only a name speaks for it, little text is in it, and a person may decide otherwise. When in doubt it is text.
import { elementNamed, type XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { classesOf, rolesOf, styleOf, wordsOf } from './page-element.ts'

export interface Verdict {
  readonly kind: string
  /** No browser shows it as text. */
  readonly isCertain: boolean
}

/** `null`: it is text. */
export type Furniture = (element: XmlElement) => Verdict | null

const never: Readonly<Record<string, string>> = {
  title: 'title', style: 'style', script: 'script', iframe: 'frame', frame: 'frame', frameset: 'frame', noframes: 'frame',
  object: 'embedded', embed: 'embedded', applet: 'embedded', audio: 'embedded', video: 'embedded', canvas: 'embedded', portal: 'frame',
  select: 'form', option: 'form', optgroup: 'form', datalist: 'form', button: 'form', textarea: 'form', input: 'form', progress: 'form',
  meter: 'form', annotation: 'hidden', 'annotation-xml': 'hidden',
} // prettier-ignore

const byRole: Readonly<Record<string, string>> = {
  navigation: 'navigation', banner: 'header', contentinfo: 'footer', search: 'search', toolbar: 'navigation', menu: 'navigation',
  menubar: 'navigation', dialog: 'banner', alertdialog: 'banner', toc: 'navigation', 'page-list': 'navigation', landmarks: 'navigation',
} // prettier-ignore

const byName: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['banner', /^(?:cookies?|gdpr|consent|cookie-?consent|cmp|onetrust|cc-window|cookiebot)(?:[-_](?:\w|-)*)?$|^(?:pop-?up|modal|overlay|lightbox|newsletter|paywall)(?:[-_](?:\w|-)*)?$/],
  ['share', /^(?:share|sharing|social|addtoany|addthis|sharedaddy|sharethis|shariff)(?:[-_](?:\w|-)*)?$/],
  ['advertisement', /^(?:ads?|advert|advertisement|adsbygoogle|sponsored|werbung|anzeige)(?:[-_](?:\w|-)*)?$/],
  ['navigation', /^(?:nav|navbar|navigation|navbox|menu|breadcrumbs?|pagination|pager|skip-?link|skip-?to-?content|site-?nav|main-?nav|mw-jump-link|mw-editsection|mw-indicators|catlinks|printfooter|noprint|toc|topbar|wm-ipp(?:-base)?)(?:[-_](?:menu|bar|links?|list|wrapper|container|main|primary|secondary|top|bottom|base))?$/],
  ['sidebar', /^(?:sidebar|side-bar|widget|widget-area|related|related-(?:posts|articles)|recommendations)(?:[-_](?:\w|-)*)?$/],
  ['header', /^(?:site-?header|page-?header|masthead|top-?header)$/],
  ['footer', /^(?:site-?footer|page-?footer|footer-?(?:links|nav|bottom|widgets?))$/],
  ['hidden', /^(?:visually-?hidden|sr-only|screen-?reader(?:-text)?|d-none|is-hidden|js-only)$/],
] // prettier-ignore

/** How much text each element holds, blanks not counted. */
function measure(raw: string, root: XmlElement): Map<XmlElement, { all: number; linked: number }> {
  const sizes = new Map<XmlElement, { all: number; linked: number }>()
  const visit = (element: XmlElement, isLink: boolean): { all: number; linked: number } => {
    const size = { all: 0, linked: 0 }
    if (never[element.local] === undefined)
      for (const child of element.children) {
        if (child.kind === 'element') {
          const inner = visit(child, isLink || child.local === 'a')
          size.all += inner.all
          size.linked += inner.linked
        } else if (child.kind === 'text') {
          const length = (child.text ?? raw.slice(child.start, child.end)).replace(/\s+/g, '').length
          size.all += length
          if (isLink) size.linked += length
        }
      }
    sizes.set(element, size)
    return size
  }
  visit(root, false)
  return sizes
}

/** The judge of one page's elements. `isBook`: no name makes furniture of a part, only its role does. */
export function furnitureOf(raw: string, root: XmlElement, isBook: boolean): Furniture {
  const sizes = measure(raw, root)
  const total = sizes.get(root)?.all ?? 0
  const main = elementNamed(root, 'main') ?? elementNamed(root, 'article')
  const share = (element: XmlElement): number => (sizes.get(element)?.all ?? 0) / Math.max(1, total)
  /** The text is, or may be, in here. */
  const holdsText = (element: XmlElement): boolean =>
    ['html', 'body', 'main', 'article', '#document'].includes(element.local) ||
    share(element) > 0.3 ||
    ['main', 'article', 'h1'].some((name) => elementNamed(element, name) !== undefined)
  const isOfLinks = (element: XmlElement): boolean => {
    const { all, linked } = sizes.get(element) ?? { all: 0, linked: 0 }
    return all === 0 || linked / all > 0.5
  }
  const isOfPage = (element: XmlElement): boolean => {
    for (let one = element.parent; one; one = one.parent)
      if (['main', 'article', 'section', 'aside', 'blockquote', 'figure', 'li', 'td'].includes(one.local))
        return false
    return true
  }
  const guess = (element: XmlElement): string | null => {
    const role = rolesOf(element).flatMap((word) => byRole[word] ?? [])[0]
    if (role !== undefined) return role
    const { local } = element
    if (local === 'nav' || local === 'menu') return 'navigation'
    if (local === 'dialog') return 'banner'
    if (local === 'noscript') return 'noscript'
    if (local === 'svg') return 'picture'
    if (isBook) return null
    // As LibreOffice writes the heads and feet of pages.
    if (local === 'div' && /^(?:header|footer)$/.test(attribute(element, 'title') ?? ''))
      return attribute(element, 'title') ?? null
    if ((local === 'header' || local === 'footer') && main && isOfPage(element)) return local
    const words = [...classesOf(element), ...wordsOf(element, 'id')]
    const [kind] = byName.find(([, pattern]) => words.some((word) => pattern.test(word))) ?? []
    if (kind === undefined) return null
    // A name alone does not make a menu: a list of dishes is one too.
    return (kind === 'navigation' || kind === 'sidebar') && !isOfLinks(element) ? null : kind
  }
  return (element) => {
    const { local } = element
    const known = never[local]
    if (known !== undefined) return { kind: known, isCertain: true }
    if (local === 'template' && attribute(element, 'shadowrootmode') === undefined)
      return { kind: 'hidden', isCertain: true }
    // A page that hides its text until a script has run still has it.
    if (isHidden(element))
      return holdsText(element) ? null : { kind: 'hidden', isCertain: share(element) < 0.02 }
    const kind = guess(element)
    // A book says what its lists are; a page of the web only has a way of calling them.
    if (kind !== null && isBook) return { kind, isCertain: true }
    return kind === null || holdsText(element) ? null : { kind, isCertain: false }
  }
}

function isHidden(element: XmlElement): boolean {
  const hidden = element.attributes.find(({ name }) => name === 'hidden')
  if (hidden && hidden.value !== 'until-found') return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/.test(styleOf(element))
}
