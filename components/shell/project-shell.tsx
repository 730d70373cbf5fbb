'use client'

import { Keyboard, Redo2, Search, Undo2 } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useIsWhole, useProject, useWriter } from '#components/live/use-project.ts'
import { isReaderPath } from '#components/reader/reading-path.ts'
import { IconButton } from '#components/ui/button.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { AccountMenu } from './account-menu.tsx'
import { CommandPalette } from './command-palette.tsx'
import { KeyHelp } from './key-help.tsx'
import { PresenceBar } from './presence-bar.tsx'
import { ProjectNav } from './project-nav.tsx'
import { ProjectSwitcher, type ProjectChoice } from './project-switcher.tsx'
import { SaveStateSign } from './save-state.tsx'
import { isWriting, useUndo } from './use-undo-keys.ts'
import { Wordmark } from './wordmark.tsx'

/** The frame of a project: where one is, who else is here, whether all is saved. One row on a wide screen, two on a narrow one. */
export function ProjectShell({
  projects,
  children,
}: {
  projects: readonly ProjectChoice[]
  children: ReactNode
}) {
  const t = useTranslations('shell')
  const live = useTranslations('live')
  const { me } = useProject()
  // The reader begins before the argument is here; a page of the argument would say that there is none.
  const isWhole = useIsWhole()
  const isReading = isReaderPath(usePathname())
  const { undo, redo } = useUndo()
  const { canUndo, canRedo, undoLabel, redoLabel } = useWriter()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey) return
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen((now) => (now === 'palette' ? null : 'palette'))
      } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event.target)) {
        // The reader, the desk and the review show their own keys.
        if (document.querySelector('.reader-room, .desk-room, .review-room') === null) setOpen('keys')
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const openOf = (what: 'palette' | 'keys') => (isOpen: boolean) => setOpen(isOpen ? what : null)
  return (
    <div className="workbench">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <header
        data-print="hide"
        className="flex flex-wrap items-center gap-x-4 border-b border-rule bg-paper-raised xl:flex-nowrap xl:px-6"
      >
        <div className="flex min-w-0 max-w-full flex-1 items-center gap-2 py-1 pl-4 sm:pl-6 xl:max-w-[26rem] xl:flex-none xl:pl-0">
          <Wordmark label={t('home')} isShort />
          <span aria-hidden className="text-rule-strong">
            /
          </span>
          <ProjectSwitcher projects={projects} />
        </div>
        <div className="order-3 w-full border-t border-rule xl:order-none xl:w-auto xl:flex-1 xl:border-0">
          <ProjectNav />
        </div>
        <div className="flex items-center gap-1 py-1 pr-4 sm:gap-2 sm:pr-6 xl:pr-0">
          <div className="max-sm:hidden">
            <PresenceBar />
          </div>
          <SaveStateSign />
          <span className="inline-flex">
            <IconButton
              label={undoLabel === null ? live('undo') : t('writing.undoWhat', { label: undoLabel })}
              disabled={!canUndo}
              onClick={undo}
            >
              <Undo2 aria-hidden size={17} />
            </IconButton>
            <IconButton
              label={redoLabel === null ? live('redo') : t('writing.redoWhat', { label: redoLabel })}
              disabled={!canRedo}
              className="max-sm:hidden"
              onClick={redo}
            >
              <Redo2 aria-hidden size={17} />
            </IconButton>
            <IconButton label={`${t('palette.open')} (Ctrl+K)`} onClick={() => setOpen('palette')}>
              <Search aria-hidden size={17} />
            </IconButton>
            <IconButton label={t('keys.open')} className="max-sm:hidden" onClick={() => setOpen('keys')}>
              <Keyboard aria-hidden size={17} />
            </IconButton>
          </span>
          <AccountMenu name={me.name} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="workbench-main outline-none">
        {isWhole || isReading ? children : <ProjectComing />}
      </main>
      <CommandPalette
        isOpen={open === 'palette'}
        onOpenChange={openOf('palette')}
        onKeys={() => setOpen('keys')}
      />
      <KeyHelp isOpen={open === 'keys'} onOpenChange={openOf('keys')} />
    </div>
  )
}

function ProjectComing() {
  const t = useTranslations('shell')
  const { title } = useProject()
  return (
    <Page>
      <PageHead title={title} lead={t('projectComing')} />
    </Page>
  )
}
