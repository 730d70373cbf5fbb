// A line with a page number, whichever pass has found it.
/** A line that is a head or foot with a page number in it. */
export interface NumberedLine {
  readonly line: number
  readonly number: number
  /** As it is printed: `12`, `xiv`. */
  readonly label: string
  readonly place: 'head' | 'foot'
  /** The number alone, or words as well. */
  readonly kind: 'page-number' | 'running-head'
  /** Typed below a page for the next one: it is no number of its own page. */
  readonly isOfNext?: boolean
}
