// A link within Fontes. Left to itself Next asks the server for every page that a link in sight leads to. Pages are made for each
// person anew, so those requests, some twenty with every page, bring nothing that could be shown when one of them is opened.
import NextLink from 'next/link'
import type { ComponentProps } from 'react'

export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
