import { Suspense } from 'react'
import { ClaimLedger } from '#components/claims/claim-ledger.tsx'

// The project's records are in the layout's provider; the filter is in the address and read in the browser.
export default function ClaimsPage() {
  return (
    <Suspense>
      <ClaimLedger />
    </Suspense>
  )
}
