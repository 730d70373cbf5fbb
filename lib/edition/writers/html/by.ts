// Whose it is and since when, behind everything that somebody made.
import type { Made } from '../../made.ts'
import type { Labels } from '../../labels/labels.ts'
import { markup, type Markup } from '../markup.ts'
import { dayOf } from '../phrases.ts'

/** `— A. Brandt, 2026-11-20`. */
export function byHtml(made: Made, labels: Labels): Markup {
  const day = (iso: string): Markup => markup`<time datetime="${iso}">${dayOf(iso)}</time>`
  const changed = made.changedAt !== null && dayOf(made.changedAt) !== dayOf(made.at)
  return markup`<span class="by">${made.by.name}, ${day(made.at)}${changed && markup`, ${labels.changed} ${day(made.changedAt ?? '')}`}</span>`
}
