'use client'

import { SourceFailed } from '#components/reader/source-loading.tsx'

export default function SourceError({ reset }: { reset(): void }) {
  return <SourceFailed onRetry={reset} />
}
