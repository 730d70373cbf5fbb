'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useSyncExternalStore } from 'react'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem } from '#lib/api/client.ts'
import { themes } from '#lib/api/person.ts'

export type Theme = (typeof themes)[number]

const subscribe = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
const shown = (): Theme =>
  themes.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system'

/** The colours as they are; a change shows at once and is saved for the next time. */
export function useTheme(): { theme: Theme; setTheme(theme: Theme): void } {
  const theme = useSyncExternalStore(subscribe, shown, () => 'system' as const)
  const say = useProblemText()
  const toast = useToast()
  const router = useRouter()
  const setTheme = useCallback(
    (next: Theme): void => {
      const before = shown()
      document.documentElement.dataset['theme'] = next
      call('reviseMe', { body: { theme: next } }).then(
        () => router.refresh(),
        (error: unknown) => {
          document.documentElement.dataset['theme'] = before
          toast({ message: say(toProblem(error)), tone: 'danger' })
        },
      )
    },
    [say, toast, router],
  )
  return { theme, setTheme }
}
