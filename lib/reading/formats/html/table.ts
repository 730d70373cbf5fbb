// Tables: those that hold data, and those that old pages were laid out with.
import type { XmlElement } from '../../xml/tree.ts'
import { inside } from './links.ts'
import { headingLevel, rolesOf } from './page-element.ts'

/** Whether the cells are parts of the page and not of a table: other tables or headings stand in them, or there is one only. */
export function isLayoutTable(table: XmlElement): boolean {
  if (rolesOf(table).some((role) => role === 'presentation' || role === 'none')) return true
  let cells = 0
  let isInner = false
  for (const one of inside(table)) {
    if (one.local === 'td' || one.local === 'th') cells++
    else if (one.local === 'table' || headingLevel(one) !== null) isInner = true
  }
  return isInner || cells <= 1
}
