// The blinking of our caret, as two changes a second instead of a CSS animation. While an animation runs, Chromium works out the
// style of the page in each frame, and after that all highlights anew: scrolling past marked text then cost five times as much.

const BLINKS = 6
const HALF_MS = 550

export interface Blinking {
  /** Shown, and blinking from now on for a while: so that it is seen while it moves, and found again when it stands. */
  begin(): void
  stop(): void
}

/** Switches `data-dark` on `mark` (reader.css). `isStill`: it is not to blink now, or nobody sees it. */
export function openBlinking(mark: HTMLElement, isStill: () => boolean): Blinking {
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => {
    clearInterval(timer)
    mark.toggleAttribute('data-dark', false)
  }
  return {
    begin() {
      stop()
      let halves = 0
      timer = setInterval(() => {
        if (++halves >= BLINKS * 2) return stop()
        const isDark = halves % 2 === 1 && !isStill()
        if (mark.hasAttribute('data-dark') !== isDark) mark.toggleAttribute('data-dark', isDark)
      }, HALF_MS)
    },
    stop,
  }
}
