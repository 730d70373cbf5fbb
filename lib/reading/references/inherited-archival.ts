// "Ebenda, Bl. 94" behind a signature is itself a reference to the archive: the signature of before with its own leaf.
import type { FoundArchival } from './archival.ts'
import type { Citation } from './citations.ts'
import { readParts, tidyLeaves, writeParts, type Slip } from './russian-signatures.ts'

/** The signature that `citation` stands for when it points back to `source`. */
export function inheritArchival(text: string, citation: Citation, source: FoundArchival): FoundArchival {
  const parts = { ...source.parts }
  const slips: Slip[] = []
  let { normalized } = source
  const { locator } = citation
  if (locator) {
    const isRussian = parts.fond !== undefined
    const own: Record<string, string> = {}
    if (isRussian) readParts(text, locator.start, locator.end, own, slips)
    const leaf = own.list ?? tidyLeaves(locator.locator.replace(/^[^\d]+/u, ''))
    const key = isRussian ? 'list' : parts.seite !== undefined ? 'seite' : 'blatt'
    Object.assign(
      parts,
      own,
      isRussian && own.list === undefined && own.delo !== undefined ? {} : { [key]: leaf },
    )
    const written = text.slice(source.span[0], source.span[1])
    normalized = isRussian
      ? [source.archive, writeParts(parts, written)].filter((one) => one !== '').join(', ')
      : `${normalized.replace(/,?\s*(?:Bll?|B[1I]|fol|f|S|p)\.?\s?\d[^,]*$/u, '')}, ${locator.locator}`
  }
  const { passage, archive, span } = source
  return {
    span: [citation.start, citation.end],
    passage,
    archive,
    normalized,
    parts,
    slips,
    inheritedFrom: span,
  }
}
