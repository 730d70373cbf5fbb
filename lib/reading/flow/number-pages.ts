// Counts the pages of a document that knows where they break and not what number they bear. Two breaks with nothing between them
// are one: a program notes the break that was asked for, and again the one that it made of it.
import { numeral, type NumeralStyle } from './numeral.ts'
import { shownOf, type Story, type StoryPiece } from './story.ts'

/** Labels the pages; breaks that are none are taken out. Without any break nothing is known of pages. */
export function numberPages(story: Story): void {
  const breaks = story.some(({ pieces }) => pieces.some((one) => one.op === 'page'))
  const [first] = story
  if (!breaks || !first) return
  let number = 0
  let style: NumeralStyle = 'decimal'
  /** The page that no word has followed yet. */
  let empty: Extract<StoryPiece, { op: 'page' }> | null = null
  const begin = (page: Extract<StoryPiece, { op: 'page' }>): boolean => {
    if (empty) {
      // The same break said twice; what either says of numbers holds.
      if (page.first !== undefined) number = page.first
      style = page.style ?? style
      empty.label = numeral(number, style)
      return false
    }
    number = page.first ?? number + 1
    style = page.style ?? style
    page.label = numeral(number, style)
    empty = page
    return true
  }
  const start: StoryPiece = { op: 'page', label: '', labelSource: 'counted' }
  begin(start)
  for (const paragraph of story) {
    const kept = paragraph.pieces.filter((one) => {
      if (one.op === 'page') return begin(one)
      if (one.op === 'note' || shownOf(one).trim() !== '') empty = null
      return true
    })
    // Never by spreading: a hostile paragraph has more pieces than a call has room for arguments.
    paragraph.pieces.length = 0
    for (const one of kept) paragraph.pieces.push(one)
  }
  first.pieces.unshift(start)
}
