'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { useReview } from '#components/review/use-review.ts'
import { Link } from '#components/ui/link.tsx'

/** The parts of a project, in the order of the work. */
export const projectParts = [
  'overview',
  'sources',
  'review',
  'claims',
  'tags',
  'editions',
  'members',
  'history',
] as const
export type ProjectPart = (typeof projectParts)[number]

export function addressOfPart(slug: string, part: ProjectPart): string {
  return part === 'overview' ? `/projects/${slug}` : `/projects/${slug}/${part}`
}

/** The parts as links; where one is stands out and is scrolled into sight on a narrow screen. */
export function ProjectNav() {
  const t = useTranslations('shell.nav')
  const { slug } = useProject()
  const pathname = usePathname()
  const list = useRef<HTMLUListElement>(null)
  const isHere = (part: ProjectPart): boolean => {
    const address = addressOfPart(slug, part)
    return part === 'overview'
      ? pathname === address
      : pathname === address || pathname.startsWith(`${address}/`)
  }
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current)
      list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 2 + current.offsetWidth / 2
  }, [pathname])
  return (
    <nav aria-label={t('label')} className="min-w-0">
      <ul
        ref={list}
        className="relative flex gap-x-4 overflow-x-auto px-4 [scrollbar-width:none] sm:px-6 xl:px-0"
      >
        {projectParts.map((part) => (
          <li key={part}>
            <Link
              href={addressOfPart(slug, part)}
              aria-current={isHere(part) ? 'page' : undefined}
              className={
                'inline-flex min-h-9 items-center whitespace-nowrap border-b-2 border-transparent text-[0.9375rem] text-ink-soft ' +
                'outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink xl:min-h-12'
              }
            >
              {t(part)}
              {part === 'review' && <ReviewCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** How many passages wait to be looked at; by itself, so that news of passages draws nothing else again. */
function ReviewCount() {
  const t = useTranslations('shell.nav')
  const count = useReview().open.size
  if (count === 0) return null
  return (
    <span className="ml-1.5 rounded-full border border-danger px-1.5 text-xs leading-5 text-danger">
      <span aria-hidden>{count}</span>
      <span className="visually-hidden"> ({t('reviewCount', { count })})</span>
    </span>
  )
}
