'use client'

import { ErrorSheet } from '#components/shell/problem-sheets.tsx'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset(): void }) {
  return <ErrorSheet digest={error.digest ?? null} onAgain={reset} />
}
