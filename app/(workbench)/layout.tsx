import type { ReactNode } from 'react'
import { requirePerson } from '#lib/server/session.ts'

/** Behind the door: everything below wants a signed-in person. Each page asks for itself as well. */
export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  await requirePerson()
  return children
}
