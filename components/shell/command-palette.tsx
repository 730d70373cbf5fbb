'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { useOpenedDialog } from '#components/ui/use-opened-dialog.ts'
import { fold } from './fold.ts'
import { addressOfPart, projectParts } from './project-nav.tsx'
import { useTheme } from '#components/people/use-theme.ts'
import { themes } from '#lib/api/person.ts'

const MOST_SHOWN = 40

/** Ctrl+K: to any source, claim or page by a few letters of its name, and the commands that fit everywhere. */
export function CommandPalette({
  isOpen,
  onOpenChange,
  onKeys,
}: {
  isOpen: boolean
  onOpenChange(open: boolean): void
  onKeys(): void
}) {
  const t = useTranslations('shell.palette')
  const focusing = useOpenedDialog(isOpen, () => onOpenChange(false))
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(20_16_12/50%)]" />
        <Radix.Content
          {...focusing}
          aria-describedby={undefined}
          className="fixed left-1/2 top-[max(1rem,10dvh)] z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 rounded-[4px] border border-rule-strong bg-paper-raised text-ink"
        >
          <Radix.Title className="visually-hidden">{t('title')}</Radix.Title>
          <Choices onDone={() => onOpenChange(false)} onKeys={onKeys} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Choices({ onDone, onKeys }: { onDone(): void; onKeys(): void }) {
  const t = useTranslations('shell.palette')
  const nav = useTranslations('shell.nav')
  const { slug, may } = useProject()
  const router = useRouter()
  const [query, setQuery] = useState('')
  const { theme, setTheme } = useTheme()
  const go = (address: string) => () => {
    onDone()
    router.push(address)
  }
  const fits = matcher(query)
  const parts = projectParts.filter((part) => fits(nav(part)))
  const sources = Object.values(useRecords('source'))
    .filter((source) => fits(`${source.siglum} ${source.title}`))
    .sort((a, b) => a.position - b.position)
  const claims = Object.values(useRecords('claim')).filter((claim) => fits(claim.statement))
  const actions = [
    ...(may('source.import')
      ? [{ label: t('importSource'), run: go(`/projects/${slug}/sources/import`) }]
      : []),
    { label: t('keys'), run: onKeys },
    ...themes
      .filter((one) => one !== theme)
      .map((one) => ({ label: t('theme', { theme: one }), run: () => (setTheme(one), onDone()) })),
  ].filter(({ label }) => fits(label))
  return (
    <Command shouldFilter={false} label={t('title')} loop>
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder={t('placeholder')}
        className="w-full border-b border-rule bg-transparent px-4 py-3 text-lg outline-none"
      />
      <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-4 text-ink-soft">{t('nothing')}</Command.Empty>
        <Group heading={t('sources')}>
          {sources.slice(0, MOST_SHOWN).map((source) => (
            <Choice key={source.id} id={source.id} onSelect={go(`/projects/${slug}/sources/${source.id}`)}>
              <span className="siglum mr-2">{source.siglum}</span>
              {source.title}
            </Choice>
          ))}
        </Group>
        <Group heading={t('claims')}>
          {claims.slice(0, query.trim() === '' ? 6 : MOST_SHOWN).map((claim) => (
            <Choice key={claim.id} id={claim.id} onSelect={go(`/projects/${slug}/claims/${claim.id}`)}>
              <span className="font-serif">{claim.statement}</span>
            </Choice>
          ))}
        </Group>
        <Group heading={t('pages')}>
          {parts.map((part) => (
            <Choice key={part} id={part} onSelect={go(addressOfPart(slug, part))}>
              {nav(part)}
            </Choice>
          ))}
        </Group>
        <Group heading={t('actions')}>
          {actions.map(({ label, run }) => (
            <Choice key={label} id={label} onSelect={run}>
              {label}
            </Choice>
          ))}
        </Group>
      </Command.List>
    </Command>
  )
}

function Group({ heading, children }: { heading: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-0.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-[0.8125rem] [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-ink-soft"
    >
      {children}
    </Command.Group>
  )
}

function Choice({ id, onSelect, children }: { id: string; onSelect(): void; children: ReactNode }) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="min-h-8 cursor-pointer px-2.5 py-1 data-[selected=true]:bg-paper-sunken data-[selected=true]:shadow-[inset_3px_0_var(--accent)]"
    >
      <span className="line-clamp-2">{children}</span>
    </Command.Item>
  )
}

/** Every word of the query must stand somewhere; accents and case do not count. */
function matcher(query: string): (text: string) => boolean {
  const wanted = fold(query).split(/\s+/).filter(Boolean)
  return (text) => {
    const folded = fold(text)
    return wanted.every((word) => folded.includes(word))
  }
}
