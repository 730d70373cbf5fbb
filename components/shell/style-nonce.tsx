'use client'

import type { ReactNode } from 'react'

/**
 * Tells libraries that write style elements (the scroll lock under a dialog) the nonce that the content security policy
 * asks of them; they look for it under webpack's name. The policy of a page holds until it is left, so the first stays.
 */
export function StyleNonce({ nonce, children }: { nonce: string; children: ReactNode }) {
  if (typeof window !== 'undefined') {
    ;(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ ??= nonce
  }
  return children
}
