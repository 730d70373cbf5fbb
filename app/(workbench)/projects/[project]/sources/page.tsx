import { SourceList } from '#components/sources/source-list.tsx'

export default function SourcesPage() {
  return <SourceList />
}
