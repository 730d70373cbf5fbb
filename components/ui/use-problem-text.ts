'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { Problem } from '#lib/api/problem.ts'

type Told = Pick<Problem, 'code' | 'reason'>

/** Says in the reader's words what went wrong and what can be done. */
export function useProblemText(): (problem: Told) => string {
  const t = useTranslations('problems')
  return useCallback(
    ({ code, reason }) => {
      const key = reason === undefined ? '' : `reasons.${reason}`
      // A reason is also written by the database and the schemas; those without words of their own fall back to the code.
      if (key !== '' && !/\.$|[^\w.]/.test(key) && t.has(key)) return t(key)
      return t(`codes.${code}`)
    },
    [t],
  )
}
