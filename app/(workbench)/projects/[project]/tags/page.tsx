import { Suspense } from 'react'
import { TagPage } from '#components/tags/tag-page.tsx'

export default function TagsPage() {
  return (
    <Suspense>
      <TagPage />
    </Suspense>
  )
}
