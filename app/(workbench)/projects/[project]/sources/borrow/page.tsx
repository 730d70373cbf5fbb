import { BorrowSourcePage } from '#components/borrowed/borrow-source-page.tsx'

export default function BorrowPage() {
  return <BorrowSourcePage />
}
