'use client'

// Puts the cards and the source's notes beside their lines. Reads all heights first and writes all places after, once a frame,
// and only touches elements that float over the margin: the text never moves.
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { placeOf } from './caret-place.ts'
import { crowdedItems, packMargin, type Crowding, type MarginItem } from './pack-margin.ts'
import type { TextMap } from './selection-span.ts'

const GAP = 8
/** A note of the source shows two lines when it is crowded, a card its sign and a line; a card may stand further from its place. */
const crowdedGlosses: Crowding = { gap: GAP, small: 44, slack: 48 }
const crowdedCards: Crowding = { gap: GAP, small: 30, slack: 240 }

/**
 * `firm` is the card that must stand exactly at its line. `follow` looks at what else follows the page and gives back how to put
 * it there. Returns a function that asks for a new layout.
 */
export function useMargin(
  areaRef: RefObject<HTMLElement | null>,
  map: TextMap | null,
  firm: string | null,
  hasGlossMargin: boolean,
  deps: readonly unknown[],
  follow: () => () => void,
): () => void {
  const frame = useRef(0)
  const latest = useRef({ map, firm, hasGlossMargin, follow })
  useLayoutEffect(() => {
    latest.current = { map, firm, hasGlossMargin, follow }
  })
  const layOut = useCallback(() => {
    frame.current = 0
    const root = areaRef.current
    const now = latest.current
    if (!root || !now.map) return
    const origin = root.getBoundingClientRect().top
    const cards = measure(root, '[data-card]', now.map, origin, (card) => Number(card.dataset['anchor']))
    const glosses = now.hasGlossMargin
      ? measure(root, '[data-gloss][data-near]', now.map, origin, (gloss) => Number(gloss.dataset['at']))
      : []
    // The last of what is read: what is asked of the page after the first thing was moved lays the whole text out again.
    const put = now.follow()
    apply(shorten(cards, crowdedCards, now.firm), now.firm)
    apply(shorten(glosses, crowdedGlosses, null), null)
    put()
  }, [areaRef])
  const ask = useCallback(() => {
    frame.current ||= requestAnimationFrame(layOut)
  }, [layOut])

  useEffect(() => {
    const root = areaRef.current
    if (!root) return
    // A card that has come, or was shortened just now, is told of as well, and was counted when it was laid out.
    const sizes = new ResizeObserver((entries) => {
      if (entries.some(({ target }) => isNews(target))) ask()
    })
    sizes.observe(root)
    for (const part of root.children) sizes.observe(part)
    const observeCards = (): void => {
      for (const card of root.querySelectorAll('[data-card]')) sizes.observe(card)
    }
    observeCards()
    const cards = new MutationObserver(observeCards)
    const margin = root.querySelector('[data-margin]')
    if (margin) cards.observe(margin, { childList: true })
    root.addEventListener('contentvisibilityautostatechange', ask)
    void document.fonts.ready.then(ask)
    return () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      sizes.disconnect()
      cards.disconnect()
      root.removeEventListener('contentvisibilityautostatechange', ask)
    }
  }, [areaRef, ask])

  // In the same frame as what changed, so a new card never flashes at the top.
  useLayoutEffect(layOut, [layOut, map, firm, hasGlossMargin, ...deps])
  return ask
}

function measure(
  root: HTMLElement,
  selector: string,
  map: TextMap,
  origin: number,
  offsetOf: (element: HTMLElement) => number,
): (MarginItem & { element: HTMLElement })[] {
  return Array.from(root.querySelectorAll<HTMLElement>(selector)).flatMap((element) => {
    const place = placeOf(map, offsetOf(element))
    const id = element.dataset['card'] ?? element.dataset['gloss'] ?? ''
    return place ? [{ id, wanted: place.top - origin, height: wholeHeight(element), element }] : []
  })
}

const wholeHeights = new WeakMap<HTMLElement, number>()

// A shortened item does not tell how high it would be whole. Taken as it stands it would no longer crowd anything, be shown whole,
// crowd again, and so change with each layout; so it counts with the height it had when it was last seen whole.
function wholeHeight(element: HTMLElement): number {
  const known = wholeHeights.get(element)
  if (known !== undefined && element.hasAttribute('data-crowded'))
    return Math.max(known, element.scrollHeight)
  wholeHeights.set(element, element.scrollHeight)
  return element.scrollHeight
}

/** Whether a size that was told of is not the one that the last layout has counted with. */
function isNews(element: Element): boolean {
  if (!(element instanceof HTMLElement) || !('card' in element.dataset)) return true
  const counted = wholeHeights.get(element)
  return counted === undefined || counted !== wholeHeight(element)
}

/** Where items crowd each other they are shown by their beginning; pointing at one, or being in it, shows it whole (reader.css). */
function shorten<Item extends MarginItem & { element: HTMLElement }>(
  items: readonly Item[],
  crowding: Crowding,
  firm: string | null,
): Item[] {
  const crowded = crowdedItems(items, crowding, firm)
  return items.map((item) => {
    const isCrowded = crowded.has(item.id)
    if (item.element.hasAttribute('data-crowded') !== isCrowded)
      item.element.toggleAttribute('data-crowded', isCrowded)
    return isCrowded ? { ...item, height: crowding.small } : item
  })
}

function apply(items: readonly (MarginItem & { element: HTMLElement })[], firm: string | null): void {
  const tops = packMargin(items, GAP, firm)
  for (const { id, element } of items) element.style.top = `${Math.round(tops.get(id) ?? 0)}px`
}
