// The only place where text becomes markup. Whatever is put into a template is escaped unless it is markup already.

/** Finished HTML or XML. */
export interface Markup {
  readonly markup: string
}
type Value = Markup | string | number | null | false | undefined | readonly Value[]

/** `markup\`<p>${text}</p>\``: escapes every interpolated string, for element content and for quoted attributes alike. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let out = parts[0] ?? ''
  values.forEach((value, index) => {
    out += rendered(value) + (parts[index + 1] ?? '')
  })
  return { markup: out }
}

export const nothing: Markup = { markup: '' }

/** Markup or text, one after the other with `joint` between. */
export function join(list: readonly (Markup | string)[], joint: string): Markup {
  return { markup: list.map(rendered).join(rendered(joint)) }
}

function rendered(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeMarkup(value)
  if (typeof value === 'number') return String(value)
  if ('markup' in value) return value.markup
  return value.map(rendered).join('')
}

/** `&`, `<`, `>` (so that `]]>` cannot stand) and both quotes. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

// XML 1.0 2.2 Char: no C0 controls but tab, line feed and carriage return, no halves of surrogate pairs, no U+FFFE and U+FFFF.

const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** How many characters of `text` neither XML nor HTML can hold. */
export function countIllegal(text: string): number {
  return text.match(illegal)?.length ?? 0
}

/** Each of them becomes U+FFFD, one code unit for one, so that offsets stay true. */
export function replaceIllegal(text: string): string {
  return text.replace(illegal, '\ufffd')
}

/** Controls of writing direction would turn the text around them: they are shown by name instead of obeyed. */
export function showControls(text: string): string {
  return text.replace(
    /[\u202a-\u202e\u2066-\u2069]/g,
    (control) => `[U+${control.charCodeAt(0).toString(16).toUpperCase()}]`,
  )
}
