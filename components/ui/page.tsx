import type { ReactNode } from 'react'

/** The sheet a page is written on. `narrow` for pages that are read or filled in. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div
      className={`mx-auto w-full px-4 pb-16 pt-6 sm:px-6 lg:px-8 ${narrow ? 'max-w-3xl' : 'max-w-[88rem]'}`}
    >
      {children}
    </div>
  )
}

/** The head of a page: its one `h1`, a sentence on what it is for, and what can be done. */
export function PageHead({
  title,
  lead,
  actions,
  above,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  /** A line over the title, such as the way back. */
  above?: ReactNode
}) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {above && <div className="mb-1 text-sm">{above}</div>}
        <h1 className="text-[1.75rem] tracking-[-0.01em] [overflow-wrap:anywhere]">{title}</h1>
        {lead && <div className="mt-1.5 max-w-[46rem] text-ink-soft">{lead}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2 pt-0.5">{actions}</div>}
    </header>
  )
}

/** A part of a page under a hairline. */
export function PageSection({
  title,
  lead,
  actions,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="mt-8 border-t border-rule pt-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-lg">{title}</h2>
          {lead && <p className="mt-1 max-w-prose text-sm text-ink-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
