import type { ReactNode } from 'react'

/** What stands where nothing is yet: what will be here, why, and the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <section className="my-6 max-w-prose border-l-2 border-accent pl-5">
      <h2 className="text-xl">{title}</h2>
      {children && <div className="mt-2 grid gap-2 font-serif text-ink-soft">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
    </section>
  )
}
