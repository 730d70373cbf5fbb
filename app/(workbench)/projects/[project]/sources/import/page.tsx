import { ImportDesk } from '#components/sources/import-desk.tsx'

export default function ImportPage() {
  return <ImportDesk />
}
