'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useProject } from '#components/live/use-project.ts'
import { Menu, MenuItem, MenuRule } from '#components/ui/menu.tsx'

export interface ProjectChoice {
  slug: string
  title: string
}

/** The project one is in, and the way to another. */
export function ProjectSwitcher({ projects }: { projects: readonly ProjectChoice[] }) {
  const t = useTranslations('shell')
  const { slug, title } = useProject()
  const others = projects.filter((project) => project.slug !== slug)
  return (
    <Menu
      label={t('switchProject')}
      trigger={
        <button
          type="button"
          className="inline-flex min-h-8 min-w-0 items-center gap-1 rounded-[3px] px-1.5 text-left hover:bg-paper-sunken"
        >
          <span className="visually-hidden">{t('switchProject')}: </span>
          <span className="truncate font-serif font-medium">{title}</span>
          <ChevronDown aria-hidden size={15} className="flex-none text-ink-faint" />
        </button>
      }
    >
      {others.map((project) => (
        <MenuItem key={project.slug} href={`/projects/${project.slug}`}>
          {project.title}
        </MenuItem>
      ))}
      {others.length > 0 && <MenuRule />}
      <MenuItem href="/projects">{t('allProjects')}</MenuItem>
    </Menu>
  )
}
