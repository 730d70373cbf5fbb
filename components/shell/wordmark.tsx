import { Link } from '#components/ui/link.tsx'

/** The name of the workbench with its red initial; leads to the projects. */
export function Wordmark({ label, isShort = false }: { label: string; isShort?: boolean }) {
  return (
    <Link
      href="/projects"
      title={label}
      className="inline-flex min-h-8 min-w-6 items-center font-serif text-xl tracking-tight"
    >
      <span lang="la">
        <span className="text-accent">F</span>
        <span className={isShort ? 'max-sm:sr-only' : ''}>ontes</span>
      </span>
      <span className="visually-hidden"> – {label}</span>
    </Link>
  )
}
