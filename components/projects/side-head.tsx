import { Link } from '#components/ui/link.tsx'

/** The head of a part at the side, with the way to all of it. */
export function SideHead({ title, href, more }: { title: string; href: string; more: string }) {
  return (
    <div className="mb-1.5 flex items-baseline justify-between gap-3 border-b border-rule-strong pb-1">
      <h2 className="text-lg">{title}</h2>
      <Link href={href} className="text-link text-sm">
        {more}
      </Link>
    </div>
  )
}
