import { SourceLoading } from '#components/reader/source-loading.tsx'

export default function Loading() {
  return <SourceLoading />
}
