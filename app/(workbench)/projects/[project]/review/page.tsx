import type { Metadata } from 'next'
import { Suspense } from 'react'
import { translatorFor } from '#components/messages/translator.ts'
import { ReviewPage } from '#components/review/review-page.tsx'
import { currentLocale } from '#lib/server/locale.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'review')('title') }
}

// The project's records are in the layout's provider; what has to be looked at is asked for by the browser.
export default function Review() {
  return (
    <Suspense>
      <ReviewPage />
    </Suspense>
  )
}
