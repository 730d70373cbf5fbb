// How a section of a Word document begins and counts; it is said where the section ends (ECMA-376 17.6).
import { attribute, type XmlOpen } from '../../xml/walk.ts'

export interface Section {
  /** `nextPage` where nothing is said. */
  type: string
  pageStart?: number
  pageFormat?: string
  noteFormat?: string
  noteStart?: number
  noteRestart?: string
}

/** Takes what an element inside `sectPr` says. `isOfFootnotes`: it stands in `footnotePr`. */
export function readSectionElement(section: Section, tag: XmlOpen, isOfFootnotes: boolean): void {
  const value = attribute(tag, 'val')
  if (tag.local === 'type' && value !== undefined) section.type = value
  else if (tag.local === 'pgNumType') {
    const start = wholeNumber(attribute(tag, 'start'))
    const format = attribute(tag, 'fmt')
    if (start !== undefined) section.pageStart = start
    if (format !== undefined) section.pageFormat = format
  } else if (isOfFootnotes && value !== undefined) {
    if (tag.local === 'numFmt') section.noteFormat = value
    else if (tag.local === 'numRestart') section.noteRestart = value
    else if (tag.local === 'numStart') section.noteStart = wholeNumber(value) ?? 1
  }
}

export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,6}$/.test(value) ? Number(value) : undefined
}
