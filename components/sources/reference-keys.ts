// From one reference to the next by the keyboard, whichever list of the review it stands in.

const itemsAround = (item: HTMLElement): HTMLElement[] => [
  ...(item.closest('[data-review]') ?? document).querySelectorAll<HTMLElement>('li[tabindex]'),
]

/** The item above or below. */
export function neighbourOf(item: HTMLElement, key: 'arrowdown' | 'arrowup'): HTMLElement | undefined {
  const items = itemsAround(item)
  return items[items.indexOf(item) + (key === 'arrowdown' ? 1 : -1)]
}

/** Goes on from an item that is about to leave the list. */
export function leaveItem(item: HTMLElement): void {
  const outside = itemsAround(item).filter((one) => one === item || !item.contains(one))
  const at = outside.indexOf(item)
  ;(outside[at + 1] ?? outside[at - 1])?.focus()
}

/** Whether a key was pressed in an item inside of this one. */
export const isWithin = (target: EventTarget, item: HTMLElement): boolean =>
  target instanceof Element && target.closest('li[tabindex]') !== item
